import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutConfig } from '../../../src/discord/view/server.js';
import { en } from '../../../src/locales/en.js';
import { type ServerSettings, unsetServer } from '../../../src/records/records.js';
import { anyWords, expectWithinLimits } from './odd-articles.js';

function shown(server: Partial<ServerSettings>, messageContent = true, news: string | null = null) {
  return layOutConfig({ ...unsetServer, ...server }, { news, messageContent }, en).content;
}

describe("a server's settings", () => {
  it('say what holds where nothing is set', () => {
    expect(shown({})).toBe(
      [
        '**Settings of this server**',
        '- Every message is a question in: no channel',
        '- I may be asked in: every channel',
        '- I may be asked by: everyone',
        '- `/ask` answers for all to see, unless told otherwise',
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
        '**Settings of this server**',
        '- Every message is a question in: <#300000000000000011>',
        '- I may be asked in: <#300000000000000011>, <#300000000000000012>',
        '- I may be asked by: <@&300000000000000021>',
        '- `/ask` answers in private, unless told otherwise',
      ].join('\n'),
    );
  });

  it('say what does not work: without the intent, or where the bot may not be asked', () => {
    const questionChannels = ['300000000000000011'];
    expect(shown({ questionChannels }, false)).toContain('DISCORD_MESSAGE_CONTENT');
    expect(shown({}, false)).not.toContain('DISCORD_MESSAGE_CONTENT');
    const closed = shown({ questionChannels, allowedChannels: ['300000000000000012'] });
    expect(closed).toContain('Questions are turned away in <#300000000000000011>');
  });

  it('fit into a message, however many there are, in any language', () => {
    const ids = fc.array(fc.bigInt(10n ** 17n, 10n ** 20n - 1n).map(String), { maxLength: 200 });
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
          };
          const view = { news: words.config.saved, messageContent };
          expectWithinLimits(layOutConfig(server, view, words));
        },
      ),
    );
  });
});
