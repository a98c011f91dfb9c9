/** Types of webhooks that hold a release until somebody says yes. */
const CONFIRMING = [
  'confirm-rollout',
  'confirm-traffic-increase',
  'confirm-promotion',
];

/** Who says yes and no to Flagger's questions in one cluster; nobody asked means yes. */
export class Gates {
  readonly #decisions = new Map<string, boolean>();

  set(canary: string, kind: string, open: boolean): void {
    this.#decisions.set(`${canary}/${kind}`, open);
  }

  /** A rollback gate that says yes rolls back, so it says no until told otherwise. */
  isOpen(canary: string, kind: string): boolean {
    return (
      this.#decisions.get(`${canary}/${kind}`) ?? CONFIRMING.includes(kind)
    );
  }
}

/** Whether webhooks of a type ask a question. */
export function isGate(kind: string): boolean {
  return kind === 'rollback' || CONFIRMING.includes(kind);
}
