import type {
  Gate,
  Mapping,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatDuration, Locale } from '../format/time';
import { toImageChanges } from '../format/images';
import type { Words } from '../words';

export interface Fact {
  label: string;
  lines: string[];
  /** The entity that is the value; its ref is the line. */
  entityRef?: string;
}

const fact = (label: string, line: string): Fact => ({ label, lines: [line] });

/** Everything about a rollout that is worth looking up but not worth reading every time. */
export function toFacts(
  rollout: Rollout,
  words: Words,
  locale: Locale,
): Fact[] {
  const { target, provider, gates, mapping, intervalMs, revision } = rollout;
  const unknown = words('fact.unknown');
  const facts: Fact[] = [
    fact(words('fact.strategy'), words(`strategy.${rollout.strategy}`)),
    fact(
      words('fact.target'),
      target ? `${target.kind} ${rollout.namespace}/${target.name}` : unknown,
    ),
    fact(words('fact.interval'), formatDuration(intervalMs, locale)),
    fact(words('fact.provider'), provider ?? words('fact.provider.default')),
    fact(words('fact.revision'), revision.applied ?? unknown),
    { label: words('history.images'), lines: imageLines(rollout) },
    { label: words('gates.title'), lines: gates.map(g => gateLine(g, words)) },
    ...(mapping ? mappingFacts(mapping, words) : []),
  ];
  return facts.filter(({ lines }) => lines.length > 0);
}

function imageLines({ images }: Rollout): string[] {
  const changes = toImageChanges({
    from: images.stable,
    to: images.candidate,
  });
  return (changes ?? []).map(({ container, from, to, changed }) => {
    const parts = changed ? [from?.full, to?.full] : [(to ?? from)?.full];
    return `${container}: ${parts.filter(Boolean).join(' → ')}`;
  });
}

function gateLine({ kind, name, state }: Gate, words: Words): string {
  const label = name === kind ? kind : `${name} (${kind})`;
  return `${label}: ${words(`gate.state.${state}`)}`;
}

function mappingFacts(mapping: Mapping, words: Words): Fact[] {
  const { rule, confirmedByCluster, ownerRef, omitted } = mapping;
  const confirmed = confirmedByCluster
    ? words('mapping.confirmed')
    : words('mapping.unconfirmed');
  return [
    {
      label: words('fact.mapping'),
      lines: [
        `${words(`mapping.${rule}`)}; ${confirmed}`,
        ...(omitted > 0 ? [words('mapping.omitted', { count: omitted })] : []),
      ],
    },
    ownerRef
      ? { ...fact(words('fact.owner'), ownerRef), entityRef: ownerRef }
      : fact(words('fact.owner'), words('fact.unknown')),
  ];
}
