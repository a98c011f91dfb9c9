import { Transform, TransformCallback } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** How bytes go through: as they come, this many a second, or nowhere. */
export type Pace =
  | { kind: 'free' }
  | { kind: 'slow'; bytesPerSecond: number }
  | { kind: 'lost' };

const DRIBBLE_MS = 100;

/** One direction of a connection, at a pace that can change at any moment. */
export class Channel extends Transform {
  /**
   * @param pace asked again for each piece
   * @param onBytes told of what arrived, before it goes on; the part that it returns goes on
   */
  constructor(
    private readonly pace: () => Pace,
    private readonly onBytes: (chunk: Buffer) => Buffer,
  ) {
    super();
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: TransformCallback,
  ): void {
    this.carry(chunk).then(() => done(), done);
  }

  private async carry(chunk: Buffer): Promise<void> {
    if (this.pace().kind === 'lost') return;
    let rest = this.onBytes(chunk);
    while (rest.length > 0) {
      const pace = this.pace();
      // What is on its way when the line dies is lost with it.
      if (pace.kind === 'lost' || this.destroyed) return;
      if (pace.kind === 'free') {
        this.push(rest);
        return;
      }
      const size = Math.max(1, (pace.bytesPerSecond * DRIBBLE_MS) / 1_000);
      this.push(rest.subarray(0, size));
      rest = rest.subarray(size);
      await sleep(DRIBBLE_MS);
    }
  }
}
