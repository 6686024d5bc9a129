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

/** A download that was refused or did not come to an end: kind `download-refused`. */
export class RefusedDownload extends Failure {
  readonly reason: DownloadRefusal;
  /** The status, type or system's word that tells more; empty where there is none. */
  readonly detail: string;

  constructor(reason: DownloadRefusal, detail = '', cause?: unknown) {
    super('discord', 'download-refused', `The download was refused: ${reason} ${detail}`.trim(), {
      cause,
    });
    this.reason = reason;
    this.detail = detail;
  }
}
