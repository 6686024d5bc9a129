import { describe, expect, it } from 'vitest';
import { question } from './held.js';
import { quoted } from './newsroom.js';
import { type OwnProcess, ownProcesses } from './own-process.js';

/** Several processes are started, each with the model. */
const patience = 120_000;

/** Environment in which a process runs some code before its own. */
const preload = (code: string) => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}`,
});

const down = { kind: 'answers', status: 503 } as const;

describe('the process of a bot that starts while the gateway is down', () => {
  it('answers once it is up, and ends with 0 on SIGTERM', { timeout: patience }, async () => {
    const { discord, launch } = await ownProcesses();
    discord.gateway.outage = down;
    const bot = launch();
    await bot.says('It tries again in');
    discord.gateway.mend();
    await bot.says('"ready"');
    const guild = discord.guild();
    const use = await guild.member('reader').slash(guild.channel('news'), 'ask', { question });
    expect((await use.reply()).text).toMatch(quoted);
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends with 0 on %s, and every line of its log is JSON',
    async (signal) => {
      const { discord, launch } = await ownProcesses();
      discord.gateway.outage = down;
      const bot = launch();
      await bot.says('It tries again in');
      bot.signal(signal);
      expect(await bot.ended).toBe(0);
      expect(bot.log.at(-1)).toMatchObject({ level: 'info', msg: 'leaving', reason: signal });
      expect(discord.gateway.identifies).toEqual([]);
    },
    patience,
  );

  it('ends with 0 also while its connection is half open', { timeout: patience }, async () => {
    const { discord, launch } = await ownProcesses();
    discord.gateway.outage = { kind: 'half-open' };
    const bot = launch();
    await discord.until(() => discord.gateway.turnedAway === 1, 'it to connect');
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it('ends with 0 while it loads its model', { timeout: patience }, async () => {
    const { discord, launch } = await ownProcesses();
    const impatient = preload(`
      process.on('newListener', (name) => {
        if (name === 'SIGTERM') setImmediate(() => process.kill(process.pid, name));
      });
    `);
    const bot = launch(impatient);
    expect(await bot.ended).toBe(0);
    expect(bot.stderr).toContain('SIGTERM: finishing');
    expect(discord.gateway.identifies).toEqual([]);
  });

  it('ends by itself if its token is wrong', { timeout: patience }, async () => {
    const { discord, launch } = await ownProcesses();
    const bot = launch({ DISCORD_TOKEN: 'not.the.token' });
    expect(await bot.ended).toBe(1);
    expect(bot.stderr).toContain('does not accept DISCORD_TOKEN');
    discord.forgive(/401/);
  });
});

describe('the process of a bot in which an error is not caught', () => {
  /** Throws out of everybody's reach on SIGUSR2, and rejects on SIGHUP. */
  const env = preload(`
    let count = 0;
    process.on('SIGUSR2', () => setImmediate(() => { throw new Error('unforeseen ' + ++count); }));
    process.on('SIGHUP', () => void Promise.reject(new Error('unforeseen ' + ++count)));
  `);
  const failures = ({ log }: OwnProcess) =>
    log.filter(({ level }) => level === 'fatal' || level === 'error');

  it.each(['SIGUSR2', 'SIGHUP'] as const)(
    'logs one fatal line, leaves as it always does, and ends with 1: %s',
    async (signal) => {
      const { start } = await ownProcesses();
      const bot = await start(env);
      bot.signal(signal);
      expect(await bot.ended).toBe(1);
      expect(failures(bot)).toEqual([
        expect.objectContaining({
          level: 'fatal',
          msg: 'failed unexpectedly: leaving',
          err: expect.objectContaining({ message: 'unforeseen 1' }),
        }),
      ]);
      expect(bot.log.at(-1)).toMatchObject({ msg: 'leaving', reason: 'an unexpected error' });
      expect(bot.stderr).toBe('');
    },
    patience,
  );

  it(
    'leaves what it can not finish to the next, whatever else fails meanwhile',
    { timeout: patience },
    async () => {
      const { discord, start } = await ownProcesses();
      const editing = /^PATCH \/webhooks\//;
      const guild = discord.guild();
      const bot = await start(env);
      discord.slow(editing, 600_000);
      const use = await guild.member('reader').slash(guild.channel('news'), 'ask', { question });
      const answered = () => discord.requests.some(({ method }) => method === 'PATCH');
      await discord.until(answered, 'an answer');
      bot.signal('SIGUSR2');
      await bot.says('"leaving"');
      bot.signal('SIGUSR2');
      bot.signal('SIGHUP');
      expect(await bot.ended).toBe(1);
      expect(failures(bot).map(({ level }) => level)).toEqual(['fatal', 'error', 'error']);
      discord.slow(editing, 0);
      await start();
      expect((await use.reply()).text).toMatch(quoted);
    },
  );

  it('ends with 1 if it failed while it left on SIGTERM', { timeout: patience }, async () => {
    const { discord, start } = await ownProcesses();
    const guild = discord.guild();
    const bot = await start(env);
    discord.slow(/^PATCH \/webhooks\//, 600_000);
    await guild.member('reader').slash(guild.channel('news'), 'ask', { question });
    const answered = () => discord.requests.some(({ method }) => method === 'PATCH');
    await discord.until(answered, 'an answer');
    bot.signal('SIGTERM');
    await bot.says('"leaving"');
    bot.signal('SIGUSR2');
    expect(await bot.ended).toBe(1);
    discord.slow(/^PATCH \/webhooks\//, 0);
    await start();
  });
});
