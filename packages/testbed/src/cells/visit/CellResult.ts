import { Cell, cellName } from '../Cell';

/** What became of one answer of the page. */
export interface CellResult {
  cell: Cell;
  /** What the page says. */
  wanted: string;
  /** What the portal said; null: nobody looked, only did it. */
  told: string | null;
  /** It was done, and to what end; null: it was refused, or only looked at. */
  done: string | null;
  /** What was not as it must be, in words. */
  wrong: string[];
}

/** All results of a run; a cell that was met twice has one. */
export class Book {
  readonly #results = new Map<string, CellResult>();

  note(cell: Cell, wanted: string, part: Partial<CellResult>): void {
    const name = cellName(cell);
    const known = this.#results.get(name);
    const { told = null, done = null, wrong = [] } = part;
    this.#results.set(name, {
      cell,
      wanted,
      told: told ?? known?.told ?? null,
      done: done ?? known?.done ?? null,
      wrong: [...(known?.wrong ?? []), ...wrong],
    });
  }

  /**
   * What was done in a state that is two places of the page is an answer of the other one too, with all
   * that was wrong.
   *
   * @param wanted what the page says of that one
   * @throws Error when it was not done
   */
  share(done: Cell, also: Cell, wanted: string): void {
    const known = this.#results.get(cellName(done));
    if (!known?.done) throw new Error(`nobody did ${cellName(done)}`);
    const other =
      wanted === known.wanted ? [] : [`the page says ${wanted} there`];
    const wrong = [...known.wrong, ...other];
    this.note(also, wanted, { done: known.done, wrong });
  }

  get results(): CellResult[] {
    return [...this.#results.values()];
  }
}
