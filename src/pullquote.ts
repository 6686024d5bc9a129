import path from 'node:path';
import type { Answer } from './answer/answer.js';
import { type AskOptions, ask, type Sources } from './answer/ask.js';
import { openQuestionIndex, type QuestionIndex } from './answer/follows/question-index.js';
import { articlesNear } from './answer/nearest.js';
import { type FoundPassage, findPassages, type SearchOptions } from './answer/quotes/passages.js';
import { Failure } from './failure.js';
import { embeddedStorage } from './library/embedded-storage.js';
import type { IngestReport } from './library/ingest/events.js';
import type { IngestOptions } from './library/ingest/options.js';
import type { Library, OnFault, ReadableLibrary, StoredArticle } from './library/library.js';
import { type Scope, sharedOnly } from './library/scope.js';
import type { Removed, Storage } from './library/storage.js';
import type { Embedder } from './models/embedding/embedder.js';
import type { DownloadProgress } from './models/embedding/open.js';
import { bundledModel, type ModelSettings } from './models/embedding/registry.js';
import type { Reader } from './models/reader/reader.js';
import { bundledReader } from './models/reader/registry.js';
import { remember } from './models/reader/remember.js';
import { openModel, openReading } from './open-models.js';
import { defaultCacheFolder, defaultModelsFolder } from './places.js';

/** What Pullquote is opened with. Only `index` or `storage` is required. */
export interface PullquoteOptions {
  /** Folder of the library. The first `ingest` creates it. */
  readonly index?: string | undefined;
  /** Where the library is kept, if not in a folder of this machine. */
  readonly storage?: Storage;
  /** The embedding model: by default the bundled one; a hub id; or a model that you opened yourself. */
  readonly model?: string | ModelSettings | Embedder;
  /**
   * The model that reads the best passages with the question: by default the bundled one; a hub id;
   * a reader of your own; or `null` to leave the order to the search.
   */
  readonly reader?: string | Reader | null;
  /** Folder of models put there by hand, as `owner/name/…`. */
  readonly modelsFolder?: string;
  /** Folder that models are downloaded to; by default in the user's cache folder. */
  readonly cacheFolder?: string;
  /** Never ask the hub for a model. */
  readonly offline?: boolean;
  /** Processes that embed passages while ingesting; by default one per core. */
  readonly workers?: number | undefined;
  /** Called as a model is downloaded. */
  readonly onDownload?: (progress: DownloadProgress) => void;
  /** Called with passages done and to do while search structures are rebuilt. */
  readonly onRebuild?: (done: number, total: number) => void;
  /**
   * Called once for each article that isn't quoted since it isn't what was stored: what is wrong, and
   * what to do. Without effect if a `storage` is given.
   */
  readonly onFault?: OnFault;
}

/** What can be asked of a collection, as far as a scope shows it. */
export interface ScopedPullquote {
  /**
   * Answers a question with verbatim quotes, or says that the articles don't answer it. For a
   * follow-up, pass the previous answer's topic.
   *
   * @throws Failure `index-missing` if nothing was ever ingested, `index-mismatch` if it was ingested
   * with another model, `invalid-question` for a text that is too long or a date that isn't one, and
   * `model-missing` or `model-damaged`
   */
  ask(question: string, options?: AskOptions): Promise<Answer>;

  /**
   * The passages that a text finds, best first. Nothing judges whether they answer it: that is what `ask` is for.
   *
   * @throws Failure as `ask`
   */
  search(text: string, options?: SearchOptions): Promise<readonly FoundPassage[]>;

  /** The articles whose texts come closest in meaning to a text, closest first: at most `most`. */
  nearest(text: string, most: number): Promise<StoredArticle[]>;

  /** The library, to read and search in it. It sees what any process adds. */
  readonly library: ReadableLibrary;
}

/** A collection of articles that answers questions with quotes: with the shared articles, unless `scoped`. */
export interface Pullquote extends ScopedPullquote {
  /** The same collection as a scope shows it, for bots whose servers have articles of their own. */
  scoped(scope: Scope): ScopedPullquote;

  /** The questions that are followed: it tells which of them new passages may answer. It is empty at first. */
  readonly followed: QuestionIndex;

  /**
   * Adds articles: from files and folders by path, or from a stream of bytes in any of the formats that
   * files may have. Files that haven't changed since they were last read are skipped.
   *
   * @returns what was added, and which files or articles had to be left out and why
   * @throws Failure `index-busy` while another process writes, and as `ask`
   */
  ingest(
    input: string | readonly string[] | AsyncIterable<Uint8Array>,
    options?: Omit<IngestOptions, 'embedder'>,
  ): Promise<IngestReport>;

  /**
   * Removes an article and the copies of its text.
   *
   * @throws Failure `not-found`, `index-missing` or `index-busy`
   */
  remove(articleId: string): Promise<Removed>;

  /**
   * Loads models and library now, so that the first question needn't wait.
   *
   * @throws Failure as `ask`
   */
  ready(): Promise<void>;

  /** Closes what is open. What is running fails; nothing that was ingested is lost. */
  close(): Promise<void>;
}

/**
 * Opens a collection of articles. Models and library are loaded when they are first needed.
 *
 * @example
 * const pullquote = await openPullquote({ index: 'news' });
 * await pullquote.ingest('articles/');
 * const { answered, quotes } = await pullquote.ask('What did the UN report say about crypto theft?');
 * if (answered) console.log(quotes[0]?.text);
 * await pullquote.close();
 */
export async function openPullquote(options: PullquoteOptions): Promise<Pullquote> {
  const { storage, model, reader: wanted, ...settings } = checked(options);
  const { onDownload, onRebuild } = options;
  const stop = new AbortController();
  const embedder = lazily(async () =>
    // Whoever opened a model closes it.
    'embedQuery' in model
      ? { ...model, close: async () => undefined }
      : openModel({ ...settings, model }, { onDownload }),
  );
  const reader = lazily(async () => {
    if (wanted !== null && typeof wanted === 'object') {
      return { ...wanted, close: async () => undefined };
    }
    const { signal } = stop;
    const loaded = await openReading({ ...settings, reader: wanted }, { onDownload, signal });
    return loaded && remember(loaded);
  });
  const library = lazily(async () => storage.search((await embedder.open()).model, onRebuild));
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new Failure('answer', 'interrupted', 'This Pullquote was closed.');
  }

  /** Models and library; the reader's process loads while this one loads the other model. */
  async function sources(scope: Scope): Promise<Sources> {
    assertOpen();
    const [read, embed, found] = await Promise.all([
      reader.open(),
      embedder.open(),
      library.open(),
    ]);
    return { reader: read, embedder: embed, library: found.scoped(scope) };
  }

  /** The library by itself: it needs no reader. */
  async function opened(scope: Scope): Promise<ReadableLibrary> {
    assertOpen();
    return (await library.open()).scoped(scope);
  }

  function scoped(scope: Scope): ScopedPullquote {
    const found = () => opened(scope);
    return {
      ask: async (question, how) => ask(await sources(scope), question, how),
      search: async (text, how) =>
        findPassages({ library: await found(), embedder: await embedder.open() }, text, how),
      nearest: async (text, most) =>
        articlesNear(text, most, { library: await found(), embedder: await embedder.open() }),
      library: {
        search: async (request) => (await found()).search(request),
        similarWords: async (word) => (await found()).similarWords(word),
        acronyms: async (letters) => (await found()).acronyms(letters),
        article: async (id, version) => (await found()).article(id, version),
        idsBeginning: async (prefix, most) => (await found()).idsBeginning(prefix, most),
        articles: async (filter) => (await found()).articles(filter),
        headlines: async (filter, page) => (await found()).headlines(filter, page),
        passages: async (articleId) => (await found()).passages(articleId),
        sentences: async (passage) => (await found()).sentences(passage),
        alsoIn: async (articleId) => (await found()).alsoIn(articleId),
        added: async (since, most, known) => (await found()).added(since, most, known),
        publishers: async () => (await found()).publishers(),
        status: async () => (await found()).status(),
      },
    };
  }

  return {
    ...scoped(sharedOnly),
    scoped,
    followed: openQuestionIndex(
      () => embedder.open(),
      () => reader.open(),
    ),
    ingest: async (input, how) =>
      storage.ingest(typeof input === 'string' ? [input] : input, {
        ...how,
        embedder: await embedder.open(),
      }),
    remove: (articleId) => storage.remove(articleId),
    ready: async () => {
      await sources(sharedOnly);
    },
    async close() {
      closed = true;
      stop.abort();
      await Promise.all([library.close(), embedder.close(), reader.close()]);
    },
  };
}

/** Something that is opened when it is first needed, and once; a failure is tried again next time. */
interface Lazy<Opened> {
  open(): Promise<Opened>;
  /** Closes it if it was opened. */
  close(): Promise<void>;
}

function lazily<Opened extends Pick<Library, 'close'> | null>(
  open: () => Promise<Opened>,
): Lazy<Opened> {
  let opening: Promise<Opened> | null = null;
  return {
    open() {
      opening ??= open().catch((error: unknown) => {
        opening = null;
        throw error;
      });
      return opening;
    },
    async close() {
      const opened = await opening?.catch(() => null);
      await opened?.close();
    },
  };
}

/**
 * The options with their defaults.
 *
 * @throws Failure `invalid-setting`
 */
function checked({
  index,
  storage,
  model = bundledModel,
  reader = bundledReader,
  modelsFolder = defaultModelsFolder,
  cacheFolder = defaultCacheFolder,
  offline = false,
  workers,
  onFault,
}: PullquoteOptions) {
  if (storage === undefined && !index) {
    throw new Failure('settings', 'invalid-setting', 'Neither an index nor a storage was given.', {
      remedy: 'Pass the folder of the library: openPullquote({ index: "news" }).',
    });
  }
  return {
    storage: storage ?? embeddedStorage(path.resolve(index ?? ''), onFault),
    model: typeof model === 'string' ? { id: model } : model,
    reader,
    modelsFolder: path.resolve(modelsFolder),
    cacheFolder: path.resolve(cacheFolder),
    offline,
    workers,
  };
}
