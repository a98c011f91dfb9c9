import type { Sampled } from '../samples/Sampler';
import type { Shown } from '../samples/Shown';

/** What a source was said to be, in order, with the highest age of what was known: `live 9 s, down 41 s`. */
export function showed(samples: Array<Sampled<Shown>>): string {
  const parts: Array<{ state: string; age: number }> = [];
  for (const { at, shown } of samples) {
    const state = shown?.source.state ?? 'no answer';
    const heardAt = shown?.source.lastSuccessAt ?? at;
    const age = Math.max(0, Math.round((at - heardAt) / 1_000));
    const last = parts.at(-1);
    if (last?.state === state) last.age = Math.max(last.age, age);
    else parts.push({ state, age });
  }
  return parts
    .map(({ state, age }) =>
      state === 'no answer' ? state : `${state} ${age} s`,
    )
    .join(', ');
}
