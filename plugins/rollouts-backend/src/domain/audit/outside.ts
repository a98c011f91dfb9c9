import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import { isDeepStrictEqual } from '../equal';
import type {
  CanaryObservation,
  CanarySpec,
  FieldWriter,
} from '../observation';

/** A change that neither this portal nor Flagger made, or one under a name that says otherwise. */
export type OutsideChange = NonNullable<AuditRow['outside']>;

type Change = OutsideChange['changes'][number];

/** Where a field is in the object, where that is not `spec.<name>`. */
const paths: Partial<Record<keyof CanarySpec, string>> = {
  target: 'spec.targetRef',
  serviceName: 'spec.service.name',
  ingressName: 'spec.ingressRef.name',
  routeName: 'spec.routeRef.name',
  intervalMs: 'spec.analysis.interval (ms)',
  threshold: 'spec.analysis.threshold',
  maxWeight: 'spec.analysis.maxWeight',
  stepWeight: 'spec.analysis.stepWeight',
  stepWeights: 'spec.analysis.stepWeights',
  stepWeightPromotion: 'spec.analysis.stepWeightPromotion',
  iterations: 'spec.analysis.iterations',
  matches: 'spec.analysis.match',
  mirror: 'spec.analysis.mirror',
  mirrorWeight: 'spec.analysis.mirrorWeight',
  metrics: 'spec.analysis.metrics',
  webhooks: 'spec.analysis.webhooks',
};

const statusFields = [
  'phase',
  'canaryWeight',
  'iterations',
  'failedChecks',
  'lastAppliedSpec',
] as const;

/**
 * Who changed the Canary between two observations, from `metadata.managedFields`. The first
 * observation of an object tells nothing: it is what others are compared with.
 */
export function outsideChanges(
  before: CanaryObservation | null,
  after: CanaryObservation | null,
): OutsideChange[] {
  if (!before?.writers || !after?.writers || before.uid !== after.uid) {
    return [];
  }
  const moved = after.writers.filter(writer => wrote(writer, before.writers));
  const object = objectChanges(before, after);
  const named = moved.some(({ subresource }) => subresource === null);
  // Two changes by one writer within a second are noted at one time.
  const again = named || object.length === 0 ? [] : newest(after.writers);
  return [...moved, ...again].map(writer => ({
    ...writer,
    changes:
      writer.subresource === null ? object : statusChanges(before, after),
  }));
}

/** Whether an entry is new, or newer than it was. */
function wrote(writer: FieldWriter, known: FieldWriter[] = []): boolean {
  const earlier = known.find(
    other =>
      other.manager === writer.manager &&
      other.operation === writer.operation &&
      other.subresource === writer.subresource,
  );
  return !earlier || earlier.time !== writer.time;
}

function newest(writers: FieldWriter[]): FieldWriter[] {
  return writers
    .filter(({ subresource }) => subresource === null)
    .sort((a, b) => (b.time ?? 0) - (a.time ?? 0))
    .slice(0, 1);
}

function objectChanges(
  before: CanaryObservation,
  after: CanaryObservation,
): Change[] {
  const keys = Object.keys(after.spec ?? before.spec ?? {}) as Array<
    keyof CanarySpec
  >;
  return [
    ...keys.map(key =>
      change(
        paths[key] ?? `spec.${key}`,
        before.spec?.[key],
        after.spec?.[key],
      ),
    ),
    change('metadata.annotations', before.annotations, after.annotations),
    change('metadata.labels', before.labels, after.labels),
  ].flat();
}

function statusChanges(
  { status: before }: CanaryObservation,
  { status: after }: CanaryObservation,
): Change[] {
  return statusFields.flatMap(field =>
    change(`status.${field}`, before?.[field], after?.[field]),
  );
}

function change(field: string, before: unknown, after: unknown): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  const json = (value: unknown) => (value ?? null) as Change['before'];
  return [{ field, before: json(before), after: json(after) }];
}
