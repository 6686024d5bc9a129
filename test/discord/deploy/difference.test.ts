import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { type CommandBody, localize } from '../../../src/discord/deploy/body.js';
import { type AnyCommand, difference, differs } from '../../../src/discord/deploy/difference.js';

const row = {
  type: ApplicationCommandOptionType.Integer,
  name: 'row',
  description: 'Which row',
  min_value: 0,
};
const shelf: CommandBody = {
  ...localize({ type: ApplicationCommandType.ChatInput, name: 'shelf', description: 'It' }, []),
  name_localizations: { de: 'regal', fr: 'rayon' },
  options: [row, { ...row, name: 'place', required: true }],
};
const look = localize({ type: ApplicationCommandType.Message, name: 'shelf' }, []);

/** A command as Discord gives it back: with ids, and with what was left out filled in. */
function answered(body: CommandBody): AnyCommand & Record<string, unknown> {
  return {
    description: '',
    default_member_permissions: null,
    name_localizations: null,
    description_localizations: null,
    nsfw: false,
    dm_permission: true,
    ...body,
    id: '900000000000000001',
    application_id: '900000000000000002',
    version: '900000000000000003',
    ...(body.contexts && { contexts: [...body.contexts].reverse() }),
    ...(body.options && {
      options: body.options.map((option) => ({
        required: false,
        autocomplete: false,
        name_localizations: null,
        description_localizations: null,
        ...option,
      })),
    }),
  };
}

describe('the difference between commands', () => {
  it('is none after they were deployed, whatever Discord fills in', () => {
    const found = difference([shelf, look], [answered(look), answered(shelf)]);
    expect(found).toEqual({
      added: [],
      changed: [],
      removed: [],
      unchanged: ['/shelf', '"shelf"'],
    });
    expect(differs(found)).toBe(false);
  });

  it('names what is new and what is gone, menus apart from slash commands', () => {
    const found = difference([shelf], [answered(look)]);
    expect(found).toMatchObject({ added: ['/shelf'], removed: ['"shelf"'] });
    expect(differs(found)).toBe(true);
  });

  it.each<[string, CommandBody, string, unknown, unknown]>([
    ['a description', { ...shelf, description: 'That' }, 'description', 'It', 'That'],
    [
      'a translation',
      { ...shelf, name_localizations: { de: 'regal' } },
      'name_localizations.fr',
      'rayon',
      null,
    ],
    [
      'an option',
      {
        ...shelf,
        options: [
          { ...row, min_value: 1 },
          { ...row, name: 'place', required: true },
        ],
      },
      'options.row.min_value',
      0,
      1,
    ],
    [
      'what must be given',
      { ...shelf, options: [row, { ...row, name: 'place' }] },
      'options.place.required',
      true,
      null,
    ],
    [
      'the order of options',
      { ...shelf, options: [{ ...row, name: 'place', required: true }, row] },
      'options',
      ['row', 'place'],
      ['place', 'row'],
    ],
    [
      'where it is offered',
      { ...shelf, contexts: [InteractionContextType.Guild] },
      'contexts',
      [0, 1],
      [0],
    ],
    [
      'who may use it',
      { ...shelf, default_member_permissions: '0' },
      'default_member_permissions',
      null,
      '0',
    ],
  ])('shows a change of %s', (_, wanted, field, before, after) => {
    const found = difference([wanted], [answered(shelf)]);
    expect(found.changed).toEqual([{ name: '/shelf', fields: [{ field, before, after }] }]);
    expect(found.unchanged).toEqual([]);
  });

  it('says all of an option that is gone', () => {
    const shorter: CommandBody = { ...shelf, options: [row] };
    const [change] = difference([shorter], [answered(shelf)]).changed;
    expect(change?.fields.map(({ field }) => field)).toEqual([
      'options',
      'options.place.required',
      'options.place.type',
      'options.place.description',
      'options.place.min_value',
    ]);
  });
});
