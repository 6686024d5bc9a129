import type { Page, PageRequest } from '../library/library.js';
import type { FollowRecords } from './follows.js';

/** What a server's moderators have set, and what is known of it. Ids are Discord's, as strings. */
export interface ServerSettings {
  /** Channels in which questions are answered without a mention. */
  readonly questionChannels: readonly string[];
  /** Channels in which the bot may be asked; empty: in all. */
  readonly allowedChannels: readonly string[];
  /** Roles that may ask; empty: everyone. */
  readonly allowedRoles: readonly string[];
  /** Whether `/ask` answers in private by default. */
  readonly privateByDefault: boolean;
  /** Whether a new post in a forum that asks and gets no answer is marked with a reaction. */
  readonly marksUnanswered: boolean;
  /** Whether the bot has introduced itself there. */
  readonly welcomed: boolean;
  /** Whether a question in a text channel is answered in a thread on its message. */
  readonly answersInThreads: boolean;
  readonly digest: Digest;
}

/** The digest of new articles that a server gets. */
export interface Digest {
  /** `null`: it gets none. */
  readonly every: 'day' | 'week' | null;
  /** Where it is posted; `null`: nowhere yet. */
  readonly channelId: string | null;
  /**
   * When the last one was due, or when it was turned on (ISO 8601), and up to where the library was looked through
   * for it, see `Library.added`, and the short ids of the newest articles that were seen then, which may come again (none
   * in settings of before). `null` as long as it is off.
   */
  readonly last: {
    readonly at: string;
    readonly mark: string;
    readonly seen?: readonly string[];
  } | null;
}

/** The settings of a server whose moderators have set nothing. */
export const unsetServer: ServerSettings = {
  questionChannels: [],
  allowedChannels: [],
  allowedRoles: [],
  privateByDefault: false,
  marksUnanswered: false,
  welcomed: false,
  answersInThreads: false,
  digest: { every: null, channelId: null, last: null },
};

/**
 * The outcome of a question. `overheard`: a closest match to a question that wasn't put to the bot, which is
 * no gap unless members vote it down. `small-talk`: it wasn't a question, so no search was made. `shared`:
 * it was answered before, and this is its answer again.
 */
export type Outcome = 'answer' | 'closest' | 'overheard' | 'refused' | 'small-talk' | 'shared';

/** An answer as it is kept, so that its buttons work after a restart and follow-ups have a topic. */
export interface KeptAnswer {
  /** Short and unguessable: 16 letters and digits, fit for a button's custom id. */
  readonly id: string;
  /** ISO 8601. */
  readonly askedAt: string;
  readonly userId: string;
  /** `null` in a direct message. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** The message that shows it; `null` until it was sent. */
  readonly messageId: string | null;
  /** Whether only the asker sees it. */
  readonly private: boolean;
  readonly question: string;
  readonly outcome: Outcome;
  /** What the door needs to show it again, as JSON; the library does not look into it. */
  readonly state: string;
}

/** A message of the bot's. Ids are Discord's. */
export interface ShownMessage {
  readonly channelId: string;
  readonly messageId: string;
}

/** A question that was acknowledged and not yet answered: a restart takes it up again. */
export interface PendingQuestion {
  readonly id: string;
  /** ISO 8601. */
  readonly askedAt: string;
  readonly userId: string;
  /** What the door needs to answer it, as JSON; the library does not look into it. */
  readonly state: string;
}

/**
 * A member's verdict on an answer; a later one by the same member replaces it. The same verdict
 * without a reason keeps the earlier reason.
 */
export interface Vote {
  readonly answerId: string;
  readonly userId: string;
  readonly helpful: boolean;
  /** The member's words; `null` if none were given. */
  readonly reason: string | null;
}

/**
 * Questions of (nearly) the same words that were not answered or were voted down. A closest match
 * counts as an answer if members found it helpful and none the opposite.
 */
export interface Gap {
  /** The newest answer's, by which the gap is marked. */
  readonly answerId: string;
  /** The newest wording. */
  readonly question: string;
  readonly times: number;
  /**
   * How many of them were refused, given a closest match, or voted "not helpful" by anyone; one may
   * count both as voted down and as one of the others.
   */
  readonly refused: number;
  readonly closest: number;
  readonly votedDown: number;
  /** Reasons given with "not helpful", newest first. */
  readonly reasons: readonly string[];
  /** ISO 8601, of the newest. */
  readonly lastAskedAt: string;
  /** Where the newest was asked. */
  readonly channelId: string;
  /** The message that answers the newest; `null` if there is none that others than its asker see. */
  readonly messageId: string | null;
  /** The newest answer's state, as it was kept. */
  readonly state: string;
}

/** Which gaps to list. */
export interface GapsRequest extends PageRequest {
  /**
   * Those that moderators marked as done, instead of the open ones. A gap is open again once one more of its
   * questions is asked in vain.
   */
  readonly done: boolean;
  /** What comes first; within it, the newest. */
  readonly order: 'most-asked' | 'newest';
}

/** Counts over a span of time, without small talk and shared answers. */
export interface Stats {
  readonly questions: number;
  readonly members: number;
  readonly answer: number;
  readonly closest: number;
  readonly refused: number;
  readonly helpful: number;
  readonly notHelpful: number;
}

/** How much of a member was forgotten: the votes are those that the member gave. */
export interface Forgotten {
  readonly answers: number;
  readonly votes: number;
  readonly follows: number;
}

/**
 * What the bot stores besides articles: server settings, answers, votes, follows. Small and asynchronous for
 * the same reason as `Library`. Several processes may use it at once. Times are ISO 8601 in UTC, as
 * from `Date.prototype.toISOString`, so they sort as strings.
 */
export interface Records extends FollowRecords {
  /** Settings of every server that has any. */
  servers(): Promise<ReadonlyMap<string, ServerSettings>>;
  setServer(guildId: string, settings: ServerSettings): Promise<void>;

  keepAnswer(answer: KeptAnswer): Promise<void>;
  /**
   * Stores the answer to a pending question. Ignored if it is no longer pending: then its asker was
   * forgotten meanwhile.
   */
  keepAnswerTo(pendingId: string, answer: KeptAnswer): Promise<void>;
  /** Stores which message shows an answer, and where. Ignored if the answer is no longer stored. */
  keepMessage(answerId: string, shown: ShownMessage): Promise<void>;
  answer(id: string): Promise<KeptAnswer | null>;
  answerInMessage(messageId: string): Promise<KeptAnswer | null>;
  /** The newest answer in a channel since a time (ISO 8601); small talk and private ones left out. */
  lastAnswerIn(channelId: string, since: string): Promise<KeptAnswer | null>;
  /** Forgets one answer and its votes; nothing of them is left in the files. */
  dropAnswer(id: string): Promise<void>;

  keepPending(question: PendingQuestion): Promise<void>;
  /** Stores a pending question's new state. Ignored if it is no longer pending. */
  changePending(id: string, state: string): Promise<void>;
  dropPending(id: string): Promise<void>;
  /** Oldest first. */
  pending(): Promise<readonly PendingQuestion[]>;

  /** Ignored if the answer is no longer stored. */
  vote(vote: Vote): Promise<void>;
  /** `guildId` null: of all servers and direct messages together. */
  gaps(guildId: string | null, since: string, request: GapsRequest): Promise<Page<Gap>>;
  /**
   * Marks the gap that an answer belongs to as done, on its server, or as open again. What was asked after
   * that answer stays open. Ignored if the answer is no longer stored, or is another server's.
   */
  markGap(guildId: string, answerId: string, done: boolean): Promise<void>;
  stats(guildId: string | null, since: string): Promise<Stats>;

  /**
   * Deletes everything stored about a member: answers with everyone's votes on them, votes, pending
   * questions, follows.
   */
  forgetMember(userId: string): Promise<Forgotten>;
  /**
   * Deletes answers, their votes, pending questions and finds from before a time (ISO 8601). Returns the
   * number of answers.
   */
  expire(before: string): Promise<number>;
  close(): Promise<void>;
}
