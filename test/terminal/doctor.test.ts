import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectWell, type Loopback, startLoopback } from '../discord/loopback/loopback.js';
import { pullquote } from './run.js';

const index = mkdtempSync(path.join(tmpdir(), 'pullquote-doctor-'));
let discord: Loopback;

beforeEach(async () => {
  discord = await startLoopback();
});

afterEach(() => discord.stop());
afterAll(() => rmSync(index, { recursive: true, force: true }));

/** What the doctor says of the bot, and its exit code. */
async function examine(env: Record<string, string> = {}) {
  const { code, stdout } = await pullquote(['doctor'], { index, env: { ...bot(), ...env } });
  return { code, said: stdout.slice(stdout.indexOf('model ')) };
}

function bot(): Record<string, string> {
  return { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
}

describe('pullquote doctor, of the bot', () => {
  it('needs none: without a token that is a note', async () => {
    const { code, said } = await examine({ DISCORD_TOKEN: '' });
    expect(said).toMatch(/note {2}no DISCORD_TOKEN/);
    expect(discord.requests).toEqual([]);
    expect(code).toBe(0);
  });

  it('passes a bot that is invited and deployed, and prints its invite link', async () => {
    const guild = discord.guild();
    const env = { DISCORD_GUILD_ID: guild.id };
    await pullquote(['deploy'], { index, env: { ...bot(), ...env } });
    const { code, said } = await examine(env);
    expect(said).toMatch(/ok {4}Discord accepts the token: Pullquote \(\d+\), in 1 server\n/);
    expect(said).toContain(
      `client_id=${discord.botId}&scope=bot+applications.commands&permissions=`,
    );
    expect(said).toContain('ok    no privileged intent requested\n');
    expect(said).toContain("ok    the bot's roles in its server have the permissions it needs\n");
    expect(said).toMatch(new RegExp(`ok {4}\\d+ commands, deployed to server ${guild.id}\n`));
    expect(said).not.toContain('FAIL');
    expect(code).toBe(0);
    await expectWell(discord);
  });

  it('reports that Discord cannot be reached, after everything else', async () => {
    const { code, said } = await examine({ DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(said).toMatch(/^model .*FAIL {2}http:\/\/127\.0\.0\.1:9 can't be reached/s);
    expect(code).toBe(1);
  });
});
