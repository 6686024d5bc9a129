import * as z from 'zod';

const snowflake = z.string();

/** Where a reply goes, in a form that outlives the process: a restart takes up what was pending. */
export const replyPlace = z.discriminatedUnion('kind', [
  /** The reply to an interaction, deferred; its token holds for 15 minutes. */
  z.object({ kind: z.literal('interaction'), token: z.string() }),
  /** A message that is replied to; `repliedId` once the reply is there and is edited. */
  z.object({
    kind: z.literal('message'),
    channelId: snowflake,
    messageId: snowflake,
    repliedId: snowflake.nullable(),
  }),
]);

export type ReplyPlace = z.infer<typeof replyPlace>;
