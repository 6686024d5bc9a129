import type { Logger } from 'pino';
import type { Topic } from '../answer/answer.js';
import type { Refreshed } from '../collect/feeds/refresh.js';
import type { Fetcher } from '../fetch/fetcher.js';
import type { IngestEvent, IngestReport } from '../library/ingest/events.js';
import type { SourceFilter } from '../library/library.js';
import type { Scope } from '../library/scope.js';
import type { PublishReport, Removed } from '../library/storage.js';
import type { ScopedPullquote } from '../pullquote.js';
import type { FeedRecords } from '../records/feeds.js';
import type {
  KeptAnswer,
  Outcome,
  Records,
  ServerSettings,
  ShownMessage,
} from '../records/records.js';
import type { Settings } from '../settings.js';
import type { AnswerState, AskedVia } from './answer-state.js';
import type { Asker } from './asker.js';
import type { Payload } from './payload.js';

/** What the bot's commands, components and messages work with. */
export interface BotContext {
  readonly settings: Settings;
  /**
   * The engine over what may be shown at a place. There is no other: who forgets the place can't ask, and in
   * direct messages and elsewhere without a server of its own it has the shared articles alone.
   */
  engineAt(place: Pick<Asker, 'guildId' | 'viaMember'>): ScopedPullquote;
  readonly records: Records;
  /** `null` if this machine follows none: in a cluster, the curator does. */
  readonly feeds: FeedRecords | null;
  readonly servers: Servers;
  /** How many servers the bot is in now; `null` if this process sees only some of them. */
  serverCount(): number | null;
  readonly places: Places;
  /** Takes the mark of an unanswered post off, if the channel is one. It never throws. */
  unmark(channelId: string): Promise<void>;
  /** The same message, in which the commands that it names can be clicked. */
  mentionCommands(shown: Payload): Payload;
  readonly questions: Questions;
  readonly additions: Additions;
  /** What time it is. */
  now(): Date;
  readonly fetcher: Fetcher;
  readonly acknowledgements: Acknowledgements;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/**
 * A command, button, select or modal that a member uses: who, where, and the reply to it. A handler
 * that asks a question runs while the acknowledgement is on its way, any other one after it.
 */
export interface InteractionContext extends Reply {
  readonly asker: Asker;
  readonly bot: BotContext;
  /** Whether only the asker sees the reply. */
  readonly private: boolean;
  readonly place: ReplyPlace;
}

/** A reply that is shown, and edited when it is shown again. */
export interface Reply {
  /** Resolves once Discord knows that a reply will come; rejects if Discord takes none. */
  readonly acknowledged: Promise<void>;
  /** Resolves to the reply's message. Calls are carried out in turn. */
  show(payload: Payload): Promise<ShownMessage>;
}

/** Where a reply goes. It outlives the process, so that a restart can still reply. */
export type ReplyPlace =
  /** The deferred reply to an interaction, whose token is valid for 15 minutes. */
  | { readonly kind: 'interaction'; readonly token: string }
  /**
   * A message to reply to; `repliedId` is the reply, once there is one to edit. With a `threadName` the reply goes
   * into a thread of that name on the message, if there can be one.
   */
  | {
      readonly kind: 'message';
      readonly channelId: string;
      readonly messageId: string;
      readonly repliedId: string | null;
      readonly threadName: string | null;
    };

/** The servers' settings, kept in memory so that a question is acknowledged without a lookup. */
export interface Servers {
  /** A server's settings; for a direct message (`null`), those of a server that set nothing. */
  of(guildId: string | null): ServerSettings;
  /** Reads them again: the records may have been replaced by a backup. */
  reload(): Promise<void>;
  /**
   * Changes a server's settings, now and in the records. `next` makes the new settings from the
   * current ones, or returns `null` to keep them.
   *
   * @returns what `next` returned
   * @throws Failure if they can't be stored; then the previous settings apply
   */
  change(
    guildId: string,
    next: (now: ServerSettings) => ServerSettings | null,
  ): Promise<ServerSettings | null>;
}

/** The channels and roles of servers, as this process sees them now. */
export interface Places {
  /** `null` if it knows no such channel: it is gone, or an archived thread. */
  channel(channelId: string): SeenChannel | null;
  hasRole(guildId: string, roleId: string): boolean;
  /**
   * What a member and the bot may do in a server's channel, which Discord is asked: `left` if the member isn't on the
   * server, `gone` if the channel is gone or the bot not on the server, `null` while the server is down.
   *
   * @throws what Discord or the connection fails with
   */
  rights(
    guildId: string,
    channelId: string,
    userId: string,
  ): Promise<ChannelRights | 'left' | 'gone' | null>;
}

/** What somebody may do in a channel. */
export interface ChannelRights {
  /** Permission bits of the member. */
  readonly permissions: bigint;
  readonly roleIds: readonly string[];
  readonly botMayWrite: boolean;
}

/** A channel and what the bot may do there. */
export interface SeenChannel {
  readonly isThread: boolean;
  /** Whether it is a category, which has neither messages nor posts. */
  readonly isCategory: boolean;
  /** Whether it may mark posts with a reaction; `null` if the channel isn't a forum. */
  readonly mayMark: boolean | null;
  /** Whether it may open threads and write in them; `null` if the channel isn't one for text. */
  readonly mayOpenThreads: boolean | null;
}

/** A question as it was asked. */
export interface Asked {
  readonly question: string;
  readonly filter: SourceFilter;
  readonly askedVia: AskedVia;
  readonly asker: Asker;
  /** Whether only the asker sees the answer. */
  readonly private: boolean;
  /** What was asked and quoted before, for a follow-up. */
  readonly topic: Topic | null;
}

/** An answer with what is kept of it. */
export interface Answered {
  readonly kept: KeptAnswer;
  /** Whether the records have it; if not, its buttons would find nothing. */
  readonly saved: boolean;
  readonly state: AnswerState;
  /** Milliseconds in the queue, and from there to the answer. */
  readonly waitedMs: number;
  readonly answeredMs: number;
}

/** Id of what is kept as pending; `null` if the records didn't take it. */
export type PendingId = string | null;

/** Answers questions in turn. */
export interface Questions {
  /**
   * Answers a pending question and keeps the answer, if the records take it.
   *
   * @param pendingId `null` if the question couldn't be kept as pending; then nothing of it is kept
   * @param waiting called with the number of questions before it, if the wait is worth a message
   * @throws Failure whatever `ask` throws, and `interrupted` if the bot is stopping
   */
  answer(
    asked: Asked,
    pendingId: PendingId | Promise<PendingId>,
    waiting: (before: number) => void,
  ): Promise<Answered>;
  /**
   * Answers a question that wasn't put to the bot, if its answer is wanted; otherwise nothing is kept or
   * counted of it. It comes when a member's second question would.
   *
   * @param isWanted called once with what the articles say
   * @returns `null` if it isn't wanted
   * @throws Failure as {@link answer}
   */
  overhear(
    asked: Asked,
    pendingId: PendingId | Promise<PendingId>,
    isWanted: (state: AnswerState) => boolean,
  ): Promise<Answered | null>;
  /**
   * Does other work with the model in its turn, which comes when a member's second question would.
   *
   * @throws Failure `interrupted` if the bot is stopping; and whatever `work` throws
   */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Finishes the current answer, fails waiting questions with `interrupted`, and takes no new ones. */
  leave(): Promise<void>;
}

/**
 * Adds articles to the library and removes them, in a process of its own at a low priority, one
 * change at a time: the library has one writer.
 */
export interface Additions {
  /**
   * Ingests files.
   *
   * @param on.event called with the steps that can be shown
   * @param on.url the address that the only file came from: what other files hold of that page is replaced
   * @returns the report; of what is queued for the curator of a cluster once that is settled, or after 13 minutes:
   * other changes don't wait for it
   * @throws Failure as `ingest` does, `index-busy` while the command line writes, `interrupted`
   * if the bot stops before its turn comes
   */
  add(
    files: readonly string[],
    on: LibraryChange<AdditionReport> & {
      event(event: IngestEvent): void;
      readonly url?: string | undefined;
    },
  ): Promise<AdditionReport>;
  /**
   * Removes an article and the copies of its text.
   *
   * @param scope which articles may be removed
   * @throws Failure as `removeArticle` does, and as {@link add}
   */
  remove(id: string, scope: Scope, on: LibraryChange<Removed>): Promise<Removed>;
  /**
   * Refreshes feeds for a minute or two, the rest comes the next time; and removes the articles that are
   * older than their feeds keep them.
   *
   * @param only the numbers of the feeds; `null`: those that are due
   * @throws Failure as {@link add}
   */
  refreshFeeds(
    only: readonly number[] | null,
    on: LibraryChange<FeedsRefreshed>,
  ): Promise<FeedsRefreshed>;
  /**
   * Publishes to a cluster what it lacks, and adds what other machines have queued, if this is the curator's.
   *
   * @throws Failure as `Storage.publish` does, and as {@link add}
   */
  publish(): Promise<PublishReport>;
  /** Stops a running change; what it has added stays, and adding the same files again continues. */
  close(): Promise<void>;
}

/** What became of feeds. */
export interface FeedsRefreshed {
  readonly feeds: readonly Refreshed[];
  /** Articles that were removed because of their age. */
  readonly removed: number;
}

/** What goes with a change of the library. */
export interface LibraryChange<Result> {
  /** Called with the number of changes that come first, if there are any. */
  waiting(before: number): void;
  /** Makes the change in its turn, along with what else must happen before the next change. */
  within?(change: () => Promise<Result>): Promise<Result>;
}

/** An ingestion's report with as many faults as can be shown. */
export interface AdditionReport extends IngestReport {
  /** The number of all faults. */
  readonly faultCount: number;
}

/** The acknowledgements that are on their way to Discord, which wants each one within 3 s. */
export interface Acknowledgements {
  /** Sends one and measures how long it takes. */
  send(request: () => Promise<unknown>): Promise<void>;
  /**
   * Resolves once none is on its way, except those that Discord holds up. An answer keeps this thread
   * busy for some tens of milliseconds; in a rush, acknowledging everyone comes first.
   */
  settled(): Promise<void>;
}

/** What is counted and timed. */
export interface Metrics {
  /** A question that was answered or refused; times in milliseconds. */
  question(asked: {
    readonly askedVia: AskedVia;
    readonly outcome: Outcome;
    readonly waitedMs: number;
    readonly answeredMs: number;
  }): void;
  /** The time from when an event was handled to its acknowledgement, in milliseconds. */
  acknowledged(ms: number): void;
  failure(kind: string): void;
  /** A question, or a use of a command or component, that was refused, by the kind of refusal. */
  refusal(kind: string): void;
  /** Questions in the queue, including the one being answered. */
  queue(length: number): void;
  /** The page that Prometheus reads. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
}
