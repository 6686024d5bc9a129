import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/discord/commands.js';
import { expectWell, type Loopback, startLoopback } from '../discord/loopback/loopback.js';
import { pullquote, type Ran } from './run.js';

const index = path.join(tmpdir(), 'pullquote-no-index');
const names = commands.map(({ data }) => data.name).sort();
let discord: Loopback;

beforeEach(async () => {
  discord = await startLoopback();
});

afterEach(() => discord.stop());

function deploy(args: readonly string[] = [], env: Record<string, string> = {}): Promise<Ran> {
  return pullquote(['deploy', ...args], {
    index,
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env },
  });
}

/** Everything that was not only looked at, as `METHOD path`. */
function changes(): string[] {
  return discord.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
}

/** Adds a command as another program, or another version, has left it. */
async function leave(command: object, guildId?: string): Promise<void> {
  const scope = guildId === undefined ? '' : `/guilds/${guildId}`;
  const response = await fetch(
    `${discord.apiUrl}/v10/applications/${discord.botId}${scope}/commands`,
    {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(command),
    },
  );
  expect(response.ok).toBe(true);
}

describe('pullquote deploy', () => {
  it('shows what is new and sends nothing with --dry-run', async () => {
    const { code, stdout } = await deploy(['--dry-run']);
    expect(stdout).toMatch(/^all servers\n {2}\+ \/ask\n {2}\+ "Find sources"\n/);
    expect(stdout).toContain('nothing was sent');
    expect(code).toBe(0);
    expect(changes()).toEqual([]);
    await expectWell(discord);
  });

  it('sends all commands in one request, and none the second time', async () => {
    const first = await deploy();
    expect(first.stdout).toContain('  + /ask\n');
    expect(first.code).toBe(0);
    expect(changes()).toEqual([`PUT /applications/${discord.botId}/commands`]);
    expect(
      discord
        .commands()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(names);
    const second = await deploy();
    expect(second.stdout).toBe(`all servers\n  ${names.length} unchanged\nnothing to send\n`);
    expect(second.code).toBe(0);
    expect(changes()).toHaveLength(1);
    await expectWell(discord);
  });

  it('shows field by field what changed, and what goes', async () => {
    await deploy();
    await leave({ name: 'ask', description: 'Ask me', options: [] });
    await leave({ name: 'obsolete', description: 'From an earlier version' });
    const { stdout } = await deploy();
    expect(stdout).toContain('  ~ /ask\n');
    expect(stdout).toMatch(/description: "Ask me" → "[^"]+"/);
    expect(stdout).toMatch(/options: nothing → \["question"/);
    expect(stdout).toContain('  - /obsolete\n');
    expect(stdout).toContain(`  ${names.length - 1} unchanged\n`);
    expect((await deploy()).stdout).toContain('nothing to send');
    await expectWell(discord);
  });

  it('goes to one server with --guild, and clears those of all servers', async () => {
    const guild = discord.guild();
    await deploy();
    const { stdout, code } = await deploy(['--guild', guild.id]);
    expect(stdout).toContain(`server ${guild.id}\n  + /ask\n`);
    expect(stdout).toContain('all servers\n  - /ask\n');
    expect(code).toBe(0);
    expect(discord.commands(guild)).toHaveLength(names.length);
    expect(discord.commands()).toEqual([]);
    const again = await deploy([], { DISCORD_GUILD_ID: guild.id });
    expect(again.stdout).toContain('nothing to send');
    await expectWell(discord);
  });

  it('says what happened and what to do about a token that Discord does not know', async () => {
    const { code, stdout, stderr } = await deploy([], { DISCORD_TOKEN: 'not.the.token' });
    expect(stderr).toMatch(/doesn't accept the token\n.*\n {2}next: .*Reset Token/);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });

  it('says where a token comes from', async () => {
    const { code, stderr } = await deploy([], { DISCORD_TOKEN: '' });
    expect(stderr).toMatch(/DISCORD_TOKEN is not set\.\n {2}next: .*Developer Portal/);
    expect(code).toBe(2);
  });
});
