/** Opens for good once each of some names was marked. */
export class Latch {
  readonly opened: Promise<void>;
  readonly #missing: Set<string>;
  #open = () => {};

  constructor(names: string[]) {
    this.#missing = new Set(names);
    this.opened = new Promise(resolve => {
      this.#open = resolve;
    });
  }

  mark(name: string): void {
    this.#missing.delete(name);
    if (this.#missing.size === 0) this.#open();
  }

  /** Opens whatever is missing. */
  force(): void {
    this.#open();
  }
}
