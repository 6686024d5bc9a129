import { ButtonStyle, ComponentType, TimestampStyles, time } from 'discord.js';
import type { Source } from '../../article/article.js';
import type { Copy, Headline, StoredArticle } from '../../library/library.js';
import type { Words } from '../../locales/catalogue.js';
import { splitSentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import { shortId } from '../browsing/short-ids.js';
import { customId } from '../limits.js';
import { type Payload, payload, row } from '../payload.js';
import { chooseArticle } from './parts/choice.js';
import { excerptBlock } from './parts/excerpt.js';
import { dayInWords } from './text/day.js';
import { escapeMarkdown, link } from './text/markdown.js';
import { cutToFit, inOneLine, roomBeside } from './text/shorten.js';

/** An article as `/source` shows it. */
export interface ArticleView {
  readonly article: StoredArticle;
  /** Its first passage, as offsets into the body; `null` if it has none. */
  readonly opening: Span | null;
  readonly alsoIn: readonly (StoredArticle | Copy)[];
}

/** What a text may mean if it names no single article. */
export type Candidates =
  /** Articles whose title, publisher or author contains the text: the newest, at most 25, and the total. */
  | { readonly kind: 'several'; readonly items: readonly Headline[]; readonly total: number }
  /** Articles whose texts are close to it, closest first, at most 25. */
  | { readonly kind: 'nearest'; readonly items: readonly StoredArticle[] }
  | { readonly kind: 'none' };

/** An address that takes more characters than this is not linked. */
const longestAddress = 500;
/** Articles named in "also in". */
const kinShown = 3;
/** The most characters quoted from the beginning. */
const openingRoom = 450;

/** What is known of an article, how it begins, and a button to read it. */
export function layOutArticle({ article, opening, alsoIn }: ArticleView, words: Words): Payload {
  const added = time(new Date(article.addedAt), TimestampStyles.LongDate);
  const facts = [
    `**${titleOf(article, words)}**`,
    factsOf(article, words),
    `${words.sources.passages(article.passageCount)} · ${words.article.added(added)}`,
    kinLine(alsoIn, words),
  ].filter((line) => line !== '');
  if (opening === null) return payload(facts.join('\n'));
  const quote = openingQuote(article.body, opening, roomBeside(facts), words);
  const read = {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label: words.article.read,
    custom_id: customId('passage', shortId(article.id), 0),
  } as const;
  return payload([...facts, quote].join('\n'), [row(read)]);
}

/** A choice of articles, if a text named no single one. */
export function layOutCandidates(found: Candidates, words: Words): Payload {
  if (found.kind === 'none') return payload(words.article.notFound);
  const heading =
    found.kind === 'several'
      ? words.article.several(found.total, found.items.length)
      : words.article.nearest;
  return payload(heading, [row(chooseArticle(found.items, words))]);
}

function titleOf({ title, url }: Source, words: Words): string {
  const linked = url !== null && link('x', url).length <= longestAddress;
  const show = (text: string) => (linked ? link(text, url) : escapeMarkdown(text));
  return cutToFit(inOneLine(title ?? '') || words.answer.untitled, 300 + show('x').length, show);
}

function factsOf({ publisher, date, author }: Source, words: Words): string {
  return [
    publisher && cutToFit(publisher, 100, escapeMarkdown),
    // At the start of a line a German day, "4. Mai 2024", would be read as a list.
    date && escapeMarkdown(dayInWords(date, words)),
    author && words.article.by(cutToFit(author, 100, escapeMarkdown)),
  ]
    .filter(Boolean)
    .join(' · ');
}

function kinLine(alsoIn: ArticleView['alsoIn'], words: Words): string {
  const named = [...new Set(alsoIn.map((one) => kinInWords(one, words)))];
  if (named.length === 0) return '';
  const more = named.length - kinShown;
  const shown = [
    named.slice(0, kinShown).join('; '),
    ...(more > 0 ? [words.answer.andMore(more)] : []),
  ];
  return `${words.answer.alsoIn} ${shown.join(' ')}`;
}

function kinInWords({ title, publisher, date }: Source, words: Words): string {
  return [
    cutToFit(inOneLine(title ?? '') || words.answer.untitled, 60, escapeMarkdown),
    publisher && cutToFit(publisher, 40, escapeMarkdown),
    date && dayInWords(date, words),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The first sentences as a block quote of at most `room` characters. */
function openingQuote(text: string, within: Span, room: number, words: Words): string {
  const [first] = splitSentences(text.slice(within.start, within.end));
  const core = { start: within.start, end: within.start + (first?.end ?? 0) };
  const excerpt = { text, within, core, highlight: null };
  return excerptBlock(excerpt, Math.min(room, openingRoom), words.answer.cut);
}
