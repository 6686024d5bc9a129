import type { ServerSettings } from '../../library/records.js';
import { type Payload, payload } from '../payload.js';
import type { Words } from '../words/words.js';
import { channelsInWords, rolesInWords } from './mentions.js';

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
  const closed = questionChannels.filter(
    (id) => allowedChannels.length > 0 && !allowedChannels.includes(id),
  );
  const lines = [
    news,
    `**${config.heading}**`,
    `- ${config.questionChannels(channelsInWords(questionChannels, words) || config.noChannel)}`,
    `- ${config.allowedChannels(channelsInWords(allowedChannels, words) || config.everyChannel)}`,
    `- ${config.allowedRoles(rolesInWords(allowedRoles, words) || config.everyone)}`,
    `- ${privateByDefault ? config.private : config.public}`,
    questionChannels.length > 0 && !messageContent && config.needsContent,
    closed.length > 0 && config.notAllowed(channelsInWords(closed, words)),
  ];
  return payload(lines.filter(Boolean).join('\n'));
}
