/** A question or a topic that a member follows. Ids are Discord's, times ISO 8601 in UTC. */
export interface Follow {
  /** Like an answer's, fit for a button's custom id. */
  readonly id: string;
  readonly userId: string;
  /** The server whose articles it draws on; `null`: the shared ones alone. */
  readonly guildId: string | null;
  /** Where the member is told; `null`: in direct messages. */
  readonly channelId: string | null;
  readonly question: string;
  readonly madeAt: string;
  /** The language that the member is told in. */
  readonly locale: string;
}

/** How a member wants to be told. */
export interface FollowSettings {
  /** Hours of the day, 0 to 23, between which nothing is told; `null`: at any time. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
  /** Whose hours these are, an IANA name; `null` as long as the member gave none. */
  readonly timeZone: string | null;
  /** The most messages in a day. */
  readonly mostADay: number;
  /** Since when the member's direct messages have been closed to the bot; `null`: they aren't known to be. */
  readonly closedSince: string | null;
}

/** The settings of a member who set nothing. */
export const unsetFollower: FollowSettings = {
  quiet: null,
  timeZone: null,
  mostADay: 5,
  closedSince: null,
};

/** An article that may answer what is followed, or that was told. */
export interface Find {
  readonly followId: string;
  readonly articleId: string;
  readonly foundAt: string;
}

/** What a find comes to: `told`, or `passed` over, since its article doesn't answer or says nothing new. */
export type Settled = 'told' | 'passed';

/** An article that was told, or is just being told. */
export interface Told {
  readonly articleId: string;
  readonly toldAt: string;
  /** The sentence that was quoted. */
  readonly sentence: string;
}

/** What members follow, and what they were told of it. Part of `Records`. */
export interface FollowRecords {
  keepFollow(follow: Follow): Promise<void>;
  /** Of everyone, or of one member; oldest first. */
  follows(userId?: string): Promise<readonly Follow[]>;
  /** Forgets follows with their finds; nothing of them is left in the files. */
  dropFollows(ids: readonly string[]): Promise<void>;
  /** Those of a member who set nothing, if there are none. */
  followSettings(userId: string): Promise<FollowSettings>;
  setFollowSettings(userId: string, settings: FollowSettings): Promise<void>;

  /** Up to where the library has been looked through: see `Library.added`. `null`: never. */
  followMark(): Promise<string | null>;
  /**
   * Keeps what was found up to a mark, all or nothing, so that a crash loses none and finds none twice. A find that is
   * kept already stays as it is; one of a follow that is gone is ignored.
   */
  keepFinds(finds: readonly Find[], mark: string): Promise<void>;
  /** Those that are neither told nor passed over, oldest first. */
  waitingFinds(): Promise<readonly Find[]>;
  /**
   * Says what a find comes to, before anything is done about it.
   *
   * @param sentence the one that is quoted, of what is told
   * @returns whether it was waiting until now
   */
  settleFind(
    find: Find,
    how: { readonly as: Settled; readonly at: string; readonly sentence: string },
  ): Promise<boolean>;
  /** Lets a find wait again that couldn't be told. */
  reopenFind(find: Find): Promise<void>;
  /** What was told where a follow's finds are told, by all follows that are told there; newest first. */
  toldBeside(follow: Pick<Follow, 'userId' | 'channelId'>): Promise<readonly Told[]>;
  /** How many messages a member was told after a time (ISO 8601), by all that the member follows, wherever. */
  countTold(userId: string, after: string): Promise<number>;
}
