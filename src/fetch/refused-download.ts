import { Failure } from '../failure.js';

/** Why something wasn't downloaded; `words.articles.refused` has the wording of each. */
export type DownloadRefusal =
  | 'noAddress'
  | 'notHttp'
  | 'credentials'
  | 'privateAddress'
  | 'robots'
  | 'tooManyRedirects'
  | 'status'
  | 'type'
  | 'tooLarge'
  | 'tooSlow'
  | 'unreachable';

interface RefusalOptions {
  readonly cause?: unknown;
  readonly retryAfter?: number | null;
  readonly of?: RefusedDownload['of'];
}

/** A download that was refused or did not finish: kind `download-refused`. */
export class RefusedDownload extends Failure {
  readonly reason: DownloadRefusal;
  /** The status, type or system error that says more; empty if there is none. */
  readonly detail: string;
  /** Milliseconds after which the server wants to be asked again; `null` if it didn't say. */
  readonly retryAfter: number | null;
  /** What was refused: what was asked for, or its site's robots.txt, without which nothing is loaded. */
  readonly of: 'page' | 'robots.txt';

  constructor(
    reason: DownloadRefusal,
    detail = '',
    { cause, retryAfter = null, of = 'page' }: RefusalOptions = {},
  ) {
    const why = `${reason} ${detail}`.trim();
    super('fetch', 'download-refused', `The download was refused: ${why}.`, { cause });
    this.reason = reason;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.of = of;
  }
}
