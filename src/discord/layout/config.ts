import type { ServerSettings } from '../../library/records.js';
import { type Payload, payload } from '../payload.js';
import type { Words } from '../words/words.js';

/** Channels or roles named in one line; more would not fit into a message. */
const named = 15;

/** What is set for a server, and what about it does not work yet. */
export function layOutConfig(
  server: ServerSettings,
  {
    news,
    messageContent,
  }: {
    /** What has just been changed; `null` where it was only looked at. */
    readonly news: string | null;
    /** Whether the bot reads messages that don't mention it. */
    readonly messageContent: boolean;
  },
  words: Words,
): Payload {
  const { config } = words;
  const { questionChannels, allowedChannels, allowedRoles, privateByDefault } = server;
  const list = (mentions: readonly string[], none: string): string =>
    mentions.length === 0 ? none : listed(mentions, words);
  const closed = questionChannels.filter(
    (id) => allowedChannels.length > 0 && !allowedChannels.includes(id),
  );
  const lines = [
    news,
    `**${config.heading}**`,
    `- ${config.questionChannels(list(questionChannels.map(channel), config.noChannel))}`,
    `- ${config.allowedChannels(list(allowedChannels.map(channel), config.everyChannel))}`,
    `- ${config.allowedRoles(list(allowedRoles.map(role), config.everyone))}`,
    `- ${privateByDefault ? config.private : config.public}`,
    questionChannels.length > 0 && !messageContent && config.needsContent,
    closed.length > 0 && config.notAllowed(listed(closed.map(channel), words)),
  ];
  return payload(lines.filter(Boolean).join('\n'));
}

function listed(mentions: readonly string[], words: Words): string {
  const more = mentions.length - named;
  const shown = mentions.slice(0, named).join(', ');
  return more > 0 ? `${shown} ${words.answer.andMore(more)}` : shown;
}

function channel(id: string): string {
  return `<#${id}>`;
}

function role(id: string): string {
  return `<@&${id}>`;
}
