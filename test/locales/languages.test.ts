import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../src/locales/words.js';
import { configure } from '../discord/panel.js';
import { runningBot } from '../discord/running-bot.js';

const question = 'what did the UN report say about crypto theft?';
const wait = 60_000;

describe('a member with Discord in another language', () => {
  it(
    'gets the answer in it, and the passage as it was written',
    async () => {
      const { discord } = await runningBot();
      const guild = discord.guild();
      const channel = guild.channel('nachrichten');
      const reader = guild.member('leserin', { locale: 'de' });
      const asked = await reader.slash(channel, 'ask', { question });
      const answer = await asked.reply();
      expect(answer.text).toContain(`Gefragt: ${question}\n`);
      expect(answer.text).toMatch(/^-# \*\*Wahrscheinliche Antwort\*\* \(\d\d\u00a0%\)$/m);
      expect(answer.buttons).toContain('Nächstes Zitat (1 von 2)');

      const english = guild.member('reader', { locale: 'en-US' });
      const same = await (await english.slash(channel, 'ask', { question })).reply();
      const quoted = (text: string) => text.slice(text.indexOf('## '), text.indexOf('**UN'));
      expect(quoted(answer.text)).not.toBe('');
      expect(quoted(answer.text)).toBe(quoted(same.text));

      const opened = await reader.press(answer, '👎');
      expect(opened.modal?.title).toBe('Was war nicht gut?');
      const thanks = await (await reader.submit(opened, { reason: 'zu alt' })).reply();
      expect(thanks.text).toBe(wordsFor('de').feedback.thanksForReason);
    },
    wait,
  );

  it(
    'is turned away in it',
    async () => {
      const { discord } = await runningBot({ env: { PULLQUOTE_QUESTIONS_PER_MINUTE: '1' } });
      const guild = discord.guild();
      const [channel, elsewhere] = [guild.channel('eins'), guild.channel('zwei')];
      const { refusals } = wordsFor('de');
      const reader = guild.member('leserin', { locale: 'de' });
      await (await reader.slash(channel, 'ask', { question })).reply();
      const tooSoon = await (await reader.slash(channel, 'ask', { question })).reply();
      expect(tooSoon.text).toMatch(/^Das waren viele Fragen auf einmal\. .*<t:\d+:R> wieder\.$/);

      const permissions = ['ManageGuild'] as const;
      const moderator = guild.member('moderatorin', { locale: 'de', permissions });
      const { choose } = wordsFor('de').config;
      const set = await configure(moderator, channel, choose.allowedChannels, [channel]);
      expect(set.text).toContain('Erlaubte Kanäle:');
      const other = guild.member('leser', { locale: 'de' });
      const turned = await (await other.slash(elsewhere, 'ask', { question })).reply();
      expect(turned.text).toBe(refusals.channel(`<#${channel.id}>`));
    },
    wait,
  );

  it(
    'is shown the commands in it, and a help on one screen that names them',
    async () => {
      const { discord } = await runningBot();
      const guild = discord.guild();
      const channel = guild.channel('news');
      const ask = discord.commands().find(({ name }) => name === 'ask');
      expect(ask?.name_localizations).toEqual({
        de: 'fragen',
        fr: 'demander',
        'es-ES': 'preguntar',
        'es-419': 'preguntar',
        'pt-BR': 'perguntar',
        ko: '질문',
        ja: '質問',
      });
      expect(ask?.description_localizations).toHaveProperty('es-419');
      const menu = discord.commands().find(({ name }) => name === 'Find sources');
      expect(menu?.name_localizations).toMatchObject({ fr: 'Trouver des sources' });

      const permissions = ['ManageGuild'] as const;
      for (const [locale, name] of [
        ['ko', '/질문 질문: '],
        ['es-419', '/preguntar pregunta: '],
      ] as const) {
        const moderator = guild.member(`moderator-${locale}`, { locale, permissions });
        const help = await (await moderator.slash(channel, 'help')).reply();
        expect(help.text.length).toBeLessThanOrEqual(2000);
        expect(help.text).toContain(name);
        expect(help.private).toBe(true);
      }
    },
    wait,
  );
});

describe('a message, which tells of no language', () => {
  it(
    "is answered in its server's",
    async () => {
      const { discord } = await runningBot();
      const guild = discord.guild({ locale: 'fr' });
      const channel = guild.channel('actualités');
      const reader = guild.member('lectrice', { locale: 'ja' });
      await reader.say(channel, `<@${discord.botId}> ${question}`);
      const { text } = await discord.nextMessage(channel);
      expect(text).toMatch(/^-# \*\*Réponse probable\*\* \(\d\d\s%\)$/m);
    },
    wait,
  );
});
