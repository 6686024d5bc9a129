import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutConfig, serverLists } from '../../../src/discord/view/config.js';
import { en } from '../../../src/locales/en.js';
import { type ServerSettings, unsetServer } from '../../../src/records/records.js';
import { anyWords, expectWithinLimits } from './odd-articles.js';

/** What the selects show if the bot knows all that the settings name. */
function chosenIn(server: ServerSettings) {
  const [questionChannels = [], allowedChannels = [], allowedRoles = []] = serverLists.map((list) =>
    server[list].slice(0, 25),
  );
  return { questionChannels, allowedChannels, allowedRoles };
}

function shown(
  server: Partial<ServerSettings>,
  messageContent = true,
  news: string | null = null,
  unmarkable: string[] = [],
  threadless: string[] = [],
) {
  const set = { ...unsetServer, ...server };
  const view = { news, messageContent, unmarkable, threadless, chosen: chosenIn(set) };
  return layOutConfig(set, view, en).content;
}

describe("a server's settings", () => {
  it('say what holds where nothing is set', () => {
    expect(shown({})).toBe(
      [
        '**Settings for this server**',
        '- Question channels (no mention needed): none',
        '- Allowed channels: all',
        '- Allowed roles: everyone',
        '- Questions in text channels: answered in the channel',
        '- Unanswered forum posts: not marked',
        '- `/ask` answers publicly by default',
      ].join('\n'),
    );
  });

  it('name channels and roles', () => {
    const server = {
      questionChannels: ['300000000000000011'],
      allowedChannels: ['300000000000000011', '300000000000000012'],
      allowedRoles: ['300000000000000021'],
      privateByDefault: true,
    };
    expect(shown(server, true, 'Saved.')).toBe(
      [
        'Saved.',
        '**Settings for this server**',
        '- Question channels (no mention needed): <#300000000000000011>',
        '- Allowed channels: <#300000000000000011>, <#300000000000000012>',
        '- Allowed roles: <@&300000000000000021>',
        '- Questions in text channels: answered in the channel',
        '- Unanswered forum posts: not marked',
        '- `/ask` answers privately by default',
      ].join('\n'),
    );
  });

  it('say what does not work: without the intent, or where the bot may not be asked', () => {
    const questionChannels = ['300000000000000011'];
    expect(shown({ questionChannels }, false)).toContain('DISCORD_MESSAGE_CONTENT');
    expect(shown({}, false)).not.toContain('DISCORD_MESSAGE_CONTENT');
    const closed = shown({ questionChannels, allowedChannels: ['300000000000000012'] });
    expect(closed).toContain("I don't answer in <#300000000000000011>");
  });

  it('say that posts are marked, and where the bot may not', () => {
    expect(shown({})).not.toContain('❔');
    const marking = shown({ marksUnanswered: true }, true, null, ['300000000000000011']);
    expect(marking).toContain('- Unanswered forum posts: marked with ❔');
    expect(marking).toMatch(/can't mark posts in <#300000000000000011>.*\*\*Add Reactions\*\*/);
  });

  it('say that questions are answered in threads, and what is missing for that', () => {
    const threadless = ['300000000000000011'];
    const set = shown({ answersInThreads: true }, false, null, [], threadless);
    expect(set).toContain('- Questions in text channels: answered in a thread');
    expect(set).toMatch(
      /can't open threads in <#300000000000000011>.*\*\*Create Public Threads\*\*/,
    );
    expect(set).toContain('follow-ups have to mention me');
    expect(shown({ answersInThreads: true })).not.toMatch(/can't open threads|have to mention me/);
  });

  it('fit into a message, however many there are, in any language', () => {
    const id = fc.bigInt(10n ** 17n, 10n ** 20n - 1n).map(String);
    const ids = fc.uniqueArray(id, { maxLength: 200 });
    fc.assert(
      fc.property(
        ids,
        ids,
        ids,
        fc.boolean(),
        anyWords,
        (question, channels, roles, messageContent, words) => {
          const server = {
            questionChannels: question,
            allowedChannels: channels,
            allowedRoles: roles,
            privateByDefault: false,
            marksUnanswered: true,
            welcomed: true,
            answersInThreads: true,
            digest: unsetServer.digest,
          };
          const view = {
            news: words.config.saved,
            messageContent,
            unmarkable: question,
            threadless: channels,
            chosen: chosenIn(server),
          };
          expectWithinLimits(layOutConfig(server, view, words));
        },
      ),
    );
  });
});
