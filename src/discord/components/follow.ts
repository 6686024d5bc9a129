import { PermissionFlagsBits } from 'discord.js';
import * as z from 'zod';
import { hasPermissions } from '../asker.js';
import { component, id } from '../component.js';
import { showFollows } from '../follows/panel.js';
import { payload } from '../payload.js';
import { escapeMarkdown } from '../view/text/markdown.js';

/**
 * Stops the follow that a message is about: `unfollow|followId`. In a channel, moderators may do so, too, as they may
 * delete the message.
 */
export const unfollowButton = component({
  action: 'unfollow',
  args: z.tuple([id]),
  asks: false,
  acknowledge: () => 'private',
  run: async ({ args: [followId], asker, bot }) => {
    const { follows } = asker.words;
    const follow = (await bot.records.follows()).find((one) => one.id === followId);
    if (follow === undefined) return payload(follows.stoppedBefore);
    const moderates =
      follow.guildId !== null &&
      follow.guildId === asker.guildId &&
      hasPermissions(asker, PermissionFlagsBits.ManageMessages);
    if (follow.userId !== asker.userId && !moderates) return payload(follows.notYours);
    await bot.records.dropFollows([followId]);
    return payload(follows.stopped(escapeMarkdown(follow.question)));
  },
});

/** Stops follows that are chosen in the panel: `follow-stop`. */
export const stopSelect = component({
  action: 'follow-stop',
  args: z.tuple([]),
  asks: false,
  acknowledge: () => 'update',
  run: async ({ values, asker, bot }) => {
    const own = await bot.records.follows(asker.userId);
    const chosen = own.filter(({ id }) => values.includes(id)).map(({ id }) => id);
    await bot.records.dropFollows(chosen);
    return showFollows(asker.words.config.saved, asker, bot);
  },
});

/** Tries once more to tell a member whose direct messages were closed: `follow-again`. */
export const tryAgainButton = component({
  action: 'follow-again',
  args: z.tuple([]),
  asks: false,
  acknowledge: () => 'update',
  run: async ({ asker, bot }) => {
    const { records } = bot;
    const settings = await records.followSettings(asker.userId);
    await records.setFollowSettings(asker.userId, { ...settings, closedSince: null });
    return showFollows(asker.words.follows.willTry, asker, bot);
  },
});
