import type { ModelIdentity, PassageVectors } from '../../models/embedding/embedder.js';
import { type FileFault, finishFile, forgetFile, heldFrom } from '../sqlite/file-records.js';
import type { Db } from '../sqlite/schema.js';
import {
  applyAddition,
  applyPlacement,
  type Incoming,
  type Placed,
  removeUnplaced,
} from './apply.js';
import type { CutArticle } from './cut.js';
import { type Placement, placementOf } from './decide.js';
import { type ArticleChange, type IngestEvent, noChanges } from './events.js';
import type { PlannedSource } from './plan.js';

/** An article's passages with the vectors that workers make of them. */
export interface Embedding {
  readonly cut: CutArticle;
  readonly vectors: Promise<readonly PassageVectors[]>;
}

/** What is noted of a source until everything in it is in. */
interface SourceNotes {
  /** Path of the source; `null` before the first one. */
  readonly path: string | null;
  readonly faults: FileFault[];
  /** Faults that are counted and not named. */
  unnamed: number;
  /** Where in it the articles lay that it held before. */
  readonly held: ReadonlySet<string>;
  /** Where an article took the place of one held before. */
  readonly replaced: Set<string>;
  /** Whether the next run is to read it again, although it will not have changed. */
  again: boolean;
}

/** Faults of one source that are named: enough to see what is wrong, and few enough for a screen. */
const namedFaults = 100;

/** Writes what is read into the library, source by source, one transaction an article. */
export class LibraryWriter {
  readonly faults: FileFault[] = [];
  readonly changes = noChanges();
  /** Passages written in this run. */
  passages = 0;
  readonly #db: Db;
  readonly #model: ModelIdentity;
  readonly #tell: (event: IngestEvent) => void;
  readonly #placed: Placed = { articles: new Set(), copies: new Set() };
  #notes: SourceNotes = notesOf(null, []);

  constructor(db: Db, model: ModelIdentity, tell: (event: IngestEvent) => void) {
    this.#db = db;
    this.#model = model;
    this.#tell = tell;
  }

  /** What is to be done with an article as things are now. */
  placement({ article, contentHash, file }: Incoming): Placement {
    return placementOf(this.#db, article, contentHash, file, this.#placed.articles);
  }

  begin({ path, number }: PlannedSource): void {
    const held = number === null ? [] : heldFrom(this.#db, number).articles;
    this.#notes = notesOf(
      path,
      held.map((article) => article.locator),
    );
  }

  /**
   * Records something that couldn't be ingested, from the current source or from none. Of a source's
   * lines or entries the first are named; `end` says how many more there are.
   */
  fault({ locator, message, count }: FileFault): void {
    const { path, faults } = this.#notes;
    if (path !== null && locator !== path && faults.length >= namedFaults) {
      this.#notes.unnamed += 1;
      return;
    }
    const fault = { locator, message, ...(count !== undefined && { count }) };
    faults.push(fault);
    this.faults.push(fault);
    this.#tell({ kind: 'fault', locator, message });
  }

  /** Makes the next run read the current source again, although it will not have changed. */
  readAgain(): void {
    this.#notes.again = true;
  }

  /** Carries out a placement that needs no vectors. */
  place(incoming: Incoming, placement: Exclude<Placement, { kind: 'add' }>): void {
    const { article } = incoming;
    if (placement.kind === 'clash') {
      this.readAgain();
      this.fault({
        locator: article.locator,
        message: `has the id ${article.id}, which ${placement.locator} uses for another text`,
      });
    } else {
      this.#tellChange(applyPlacement(this.#db, incoming, placement, this.#placed), article);
    }
  }

  /** Adds an article whose vectors are there. */
  add(
    incoming: Incoming,
    placement: Extract<Placement, { kind: 'add' }>,
    cut: CutArticle,
    vectors: readonly PassageVectors[],
  ): void {
    const { article } = incoming;
    const { held, replaced } = this.#notes;
    const { dimension } = this.#model;
    applyAddition(this.#db, incoming, placement, cut, vectors, this.#placed, dimension);
    this.passages += vectors.length;
    const known = placement.replaces.length > 0 || placement.succeeds !== null;
    if (known || held.has(article.locator)) {
      replaced.add(article.locator);
      this.#tellChange('replaced', article);
    } else {
      this.#tellChange('added', article);
    }
  }

  /** Notes that everything in a source is in, and removes what it held before and no longer does. */
  end({ path, number, state }: PlannedSource): void {
    const { unnamed } = this.#notes;
    if (unnamed > 0) {
      const message = `has ${unnamed} more lines or entries that cannot be read`;
      this.fault({ locator: path, message, count: unnamed });
    }
    if (number === null) {
      return;
    }
    const { faults, replaced, again } = this.#notes;
    // What can't be read now may be what was read before: that stays until it can.
    const unreadable = new Set(faults.map((fault) => fault.locator));
    const gone = this.#db.transaction(() => {
      const removed = removeUnplaced(
        this.#db,
        number,
        this.#placed,
        (locator) => unreadable.has(path) || unreadable.has(locator),
      );
      finishFile(this.#db, number, again ? null : state, faults);
      return removed;
    })();
    for (const article of gone) {
      if (!replaced.has(article.locator)) {
        this.#tellChange('removed', article);
      }
    }
  }

  /** Removes everything that came from a file that is no longer there. */
  prune(file: number): void {
    const gone = this.#db.transaction(() => {
      const removed = removeUnplaced(this.#db, file, this.#placed, () => false);
      forgetFile(this.#db, file);
      return removed;
    })();
    for (const article of gone) {
      this.#tellChange('removed', article);
    }
  }

  #tellChange(
    change: ArticleChange,
    article: { readonly id: string; readonly locator: string; readonly title: string | null },
  ): void {
    this.changes[change] += 1;
    const { id, locator, title } = article;
    this.#tell({ kind: 'article', change, id, locator, title });
  }
}

function notesOf(path: string | null, held: readonly string[]): SourceNotes {
  return {
    path,
    faults: [],
    unnamed: 0,
    held: new Set(held),
    replaced: new Set(),
    again: false,
  };
}
