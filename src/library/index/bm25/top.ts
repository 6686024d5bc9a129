/** The `limit` highest scores offered, as a binary min-heap; of equal scores the lower row wins. */
export class Top {
  readonly #limit: number;
  readonly #rows: number[] = [];
  readonly #scores: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(row: number, score: number): void {
    const rows = this.#rows;
    const scores = this.#scores;
    if (rows.length < this.#limit) {
      rows.push(row);
      scores.push(score);
      this.#rise(rows.length - 1);
    } else if (this.#limit > 0 && worse(scores[0] ?? 0, rows[0] ?? 0, score, row)) {
      rows[0] = row;
      scores[0] = score;
      this.#sink();
    }
  }

  /** The rows kept, best first. */
  rows(): number[] {
    return this.#rows
      .map((row, index) => ({ row, score: this.#scores[index] ?? 0 }))
      .sort((a, b) => b.score - a.score || a.row - b.row)
      .map((entry) => entry.row);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfWorse(at, parent)) {
        return;
      }
      at = parent;
    }
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const child = right < this.#rows.length && this.#isWorse(right, left) ? right : left;
      if (child >= this.#rows.length || !this.#swapIfWorse(child, at)) {
        return;
      }
      at = child;
    }
  }

  #isWorse(a: number, b: number): boolean {
    const rows = this.#rows;
    const scores = this.#scores;
    return worse(scores[a] ?? 0, rows[a] ?? 0, scores[b] ?? 0, rows[b] ?? 0);
  }

  #swapIfWorse(a: number, b: number): boolean {
    if (!this.#isWorse(a, b)) {
      return false;
    }
    const rows = this.#rows;
    const scores = this.#scores;
    [rows[a], rows[b]] = [rows[b] ?? 0, rows[a] ?? 0];
    [scores[a], scores[b]] = [scores[b] ?? 0, scores[a] ?? 0];
    return true;
  }
}

function worse(score: number, row: number, thanScore: number, thanRow: number): boolean {
  return score < thanScore || (score === thanScore && row > thanRow);
}
