import type { Utterance } from '../state';

/** When it was said last, in cluster time. */
export function lastSaidAt({ times }: Utterance): number {
  return times[times.length - 1].at;
}

/** What was said last of what is wanted; null when nothing was. */
export function newestOf(
  utterances: Utterance[],
  isWanted: (utterance: Utterance) => boolean,
): { text: string; at: number } | null {
  const [newest] = utterances
    .filter(isWanted)
    .sort((a, b) => lastSaidAt(b) - lastSaidAt(a));
  return newest ? { text: newest.message, at: lastSaidAt(newest) } : null;
}
