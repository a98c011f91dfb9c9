import type { TimelineFact } from '../fact';
import { entry } from '../history/entry';
import type { Spoken } from './spoken';

type GateWords = Extract<
  Spoken['meaning'],
  { kind: 'gate-waiting' | 'gate-passed' }
>;
interface Asked {
  spoken: Spoken;
  words: GateWords;
}

/**
 * When each gate began to wait and when it let the release pass. Flagger repeats both on every
 * tick, so only the changes count; a gate that is closed again (a pause) waits again. Several hooks
 * make one gate: it waits while any of them says no.
 */
export function gateEntries(spoken: Spoken[]): TimelineFact[] {
  const asked = spoken.flatMap(words =>
    words.meaning.kind === 'gate-waiting' ||
    words.meaning.kind === 'gate-passed'
      ? [{ spoken: words, words: words.meaning }]
      : [],
  );
  const gates = [...new Set(asked.map(({ words }) => words.gate))];
  return gates.flatMap(gate =>
    numbered(changes(asked.filter(({ words }) => words.gate === gate))),
  );
}

/** Within one second a hook that says no speaks after those that said yes. */
function changes(asked: Asked[]): Asked[] {
  const inOrder = [...asked].sort(
    (a, b) =>
      a.spoken.at - b.spoken.at ||
      Number(a.words.kind === 'gate-waiting') -
        Number(b.words.kind === 'gate-waiting'),
  );
  const closed = new Set<string>();
  let last: GateWords['kind'] | null = null;
  return inOrder.filter(({ words }) => {
    if (words.kind === 'gate-waiting') closed.add(words.hook);
    else closed.delete(words.hook);
    const now = closed.size > 0 ? 'gate-waiting' : 'gate-passed';
    const isChange = now !== last && now === words.kind;
    if (isChange) last = now;
    return isChange;
  });
}

/** The first of each kind has the key that the status gives it as well. */
function numbered(all: Asked[]): TimelineFact[] {
  return all.map(({ spoken, words }, index) => {
    const nth = all
      .slice(0, index)
      .filter(other => other.words.kind === words.kind).length;
    const fact = entry(
      { kind: words.kind, gate: words.gate, name: words.hook },
      spoken.at,
      ...spoken.feeds,
    );
    return nth === 0
      ? fact
      : { ...fact, dedupeKey: `${fact.dedupeKey}:${nth + 1}` };
  });
}
