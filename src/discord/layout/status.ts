import { TimestampStyles, time } from 'discord.js';
import type { LibraryStatus } from '../../library/library.js';
import { type Payload, payload } from '../payload.js';
import type { Words } from '../words/words.js';
import { cutToFit } from './cut.js';
import { dayInWords } from './day.js';
import { escapeMarkdown } from './markdown.js';

/** What `/status` tells. */
export interface StatusView {
  readonly library: LibraryStatus;
  readonly publishers: number;
  /** Day of the newest article, `YYYY-MM-DD`; `null` where none has a date. */
  readonly newest: string | null;
  /** When the bot was started. */
  readonly startedAt: Date;
}

/** What the bot holds, and since when it runs, as a member understands it. */
export function layOutStatus(view: StatusView, words: Words): Payload {
  const { articles, copies, passages, model } = view.library;
  const { status } = words;
  const started = [TimestampStyles.ShortDateTime, TimestampStyles.RelativeTime].map((style) =>
    time(view.startedAt, style),
  );
  const lines = [
    articles === 0 ? status.empty : status.holds(articles, view.publishers),
    view.newest !== null && status.newest(dayInWords(view.newest, words)),
    passages > 0 && status.passages(passages),
    copies > 0 && status.copies(copies),
    status.model(cutToFit(model.id, 200, escapeMarkdown)),
    status.since(`${started[0]} (${started[1]})`),
  ];
  return payload(lines.filter(Boolean).join('\n'));
}
