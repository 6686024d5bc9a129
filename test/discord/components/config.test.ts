import { describe, expect, it } from 'vitest';
import type { ComponentContext, ComponentHandler } from '../../../src/discord/component.js';
import {
  configClear,
  configSelect,
  configSwitch,
} from '../../../src/discord/components/moderators/config.js';
import { openServers } from '../../../src/discord/servers.js';
import { revisionOf } from '../../../src/discord/view/config.js';
import { en } from '../../../src/locales/en.js';
import { unsetServer } from '../../../src/records/records.js';
import { guildId, moderatorContext, otherGuildId, recordsContext } from '../moderating.js';

type BotContext = Awaited<ReturnType<typeof recordsContext>>;

/** Uses a part of the panel; resolves to what the panel says then. */
async function use<Args>(
  handler: ComponentHandler<Args>,
  args: Args,
  context: BotContext,
  values: readonly string[] = [],
  asker = {},
): Promise<string> {
  const fields = {};
  const used = { ...moderatorContext({}, context, asker), args, values, fields };
  return (await handler.run(used as unknown as ComponentContext<Args>))?.content ?? '';
}

const channel = '300000000000000011';
const role = '300000000000000021';
const empty = revisionOf([]);

describe('the panel of /config', () => {
  it('changes one setting at a time, for this server, at once and for good', async () => {
    const context = await recordsContext();
    await use(configSelect, ['questionChannels', empty], context, [channel]);
    await use(configSelect, ['allowedChannels', empty], context, [channel]);
    await use(configSelect, ['allowedRoles', empty], context, [role]);
    await use(configSwitch, ['privateByDefault', true], context);
    const changed = {
      ...unsetServer,
      questionChannels: [channel],
      allowedChannels: [channel],
      allowedRoles: [role],
      privateByDefault: true,
    };
    expect(context.servers.of(guildId)).toEqual(changed);
    expect(context.servers.of(otherGuildId)).toEqual(unsetServer);
    expect((await openServers(context.records)).of(guildId)).toEqual(changed);
  });

  it('loses none of two changes that are made at once', async () => {
    const context = await recordsContext();
    await Promise.all([
      use(configSelect, ['allowedChannels', empty], context, [channel]),
      use(configSelect, ['allowedRoles', empty], context, [role]),
    ]);
    const both = { ...unsetServer, allowedChannels: [channel], allowedRoles: [role] };
    expect(context.servers.of(guildId)).toEqual(both);
    expect((await openServers(context.records)).of(guildId)).toEqual(both);
  });

  it('takes no choice from a list that somebody has changed since it was shown', async () => {
    const context = await recordsContext();
    const other = '300000000000000012';
    const [first, second] = await Promise.all([
      use(configSelect, ['allowedChannels', empty], context, [channel]),
      use(configSelect, ['allowedChannels', empty], context, [other]),
    ]);
    expect(first).toMatch(/^Saved\./);
    expect(second).toContain(en.config.changedMeanwhile);
    expect(second).toContain(`Allowed channels: <#${channel}>`);
    expect(context.servers.of(guildId).allowedChannels).toEqual([channel]);
  });

  it('leaves a server as it was if a change could not be kept', async () => {
    const context = await recordsContext();
    await context.records.close();
    await expect(use(configSwitch, ['privateByDefault', true], context)).rejects.toThrow();
    expect(context.servers.of(guildId)).toEqual(unsetServer);
  });

  it('takes away what is no longer chosen, and says the same if clicked twice', async () => {
    const context = await recordsContext();
    await use(configSelect, ['allowedRoles', empty], context, [role]);
    await use(configSelect, ['allowedRoles', revisionOf([role])], context, []);
    await use(configSwitch, ['privateByDefault', false], context);
    await use(configSwitch, ['privateByDefault', false], context);
    expect(context.servers.of(guildId)).toEqual(unsetServer);
  });

  it('keeps what a select cannot show, a thread or what is gone, until the list is emptied', async () => {
    const context = await recordsContext();
    const thread = '300000000000000019';
    const places = {
      channel: (id: string) => ({
        isThread: id === thread,
        isCategory: false,
        mayMark: null,
        mayOpenThreads: null,
      }),
      hasRole: () => true,
    };
    const bot = { ...context, places: { ...context.places, ...places } };
    await use(configSelect, ['allowedChannels', empty], bot, [thread, channel]);
    await use(configSelect, ['allowedChannels', revisionOf([thread, channel])], bot, []);
    expect(bot.servers.of(guildId).allowedChannels).toEqual([thread]);
    await use(configClear, ['allowedChannels'], bot);
    expect(bot.servers.of(guildId)).toEqual(unsetServer);
  });

  it('does not take everyone for a role', async () => {
    const context = await recordsContext();
    await use(configSelect, ['allowedRoles', empty], context, [guildId]);
    expect(context.servers.of(guildId)).toEqual(unsetServer);
  });

  it('names no more than 50 of a kind', async () => {
    const context = await recordsContext();
    const ids = Array.from({ length: 50 }, (_, at) => `3000000000000001${at + 10}`);
    await context.servers.change(guildId, (now) => ({ ...now, allowedChannels: ids }));
    const said = await use(
      configSelect,
      ['allowedChannels', revisionOf(ids)],
      {
        ...context,
        places: { ...context.places, channel: () => null, hasRole: () => false },
      },
      [channel],
    );
    expect(said).toContain(en.config.tooMany(50));
    expect(context.servers.of(guildId).allowedChannels).toEqual(ids);
  });

  it('is of no use to a member who is no moderator any more', async () => {
    const context = await recordsContext();
    const asker = { permissions: 0n };
    const said = await use(configSwitch, ['privateByDefault', true], context, [], asker);
    expect(said).toBe(en.refusals.permission);
    expect(context.servers.of(guildId)).toEqual(unsetServer);
    const { asker: moderator } = moderatorContext({}, context);
    const switched = ['privateByDefault', true] as const;
    expect(configSwitch.acknowledge([...switched], { ...moderator, ...asker })).toBe('private');
    expect(configSwitch.acknowledge([...switched], moderator)).toBe('update');
  });
});
