import { Failure } from '../../failure.js';

/** Why something was not downloaded; each is worded in `words.articles.refused`. */
export type DownloadRefusal =
  | 'noAddress'
  | 'notHttp'
  | 'credentials'
  | 'privateAddress'
  | 'tooManyRedirects'
  | 'status'
  | 'type'
  | 'tooLarge'
  | 'tooSlow'
  | 'unreachable';

/** A download that was refused or did not finish: kind `download-refused`. */
export class RefusedDownload extends Failure {
  readonly reason: DownloadRefusal;
  /** The status, type or system error that says more; empty if there is none. */
  readonly detail: string;

  constructor(reason: DownloadRefusal, detail = '', cause?: unknown) {
    super('discord', 'download-refused', `The download was refused: ${reason} ${detail}`.trim(), {
      cause,
    });
    this.reason = reason;
    this.detail = detail;
  }
}
