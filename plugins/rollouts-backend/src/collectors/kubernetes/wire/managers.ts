import { z } from 'zod';
import type { FieldManager, LeverField } from '../../../domain/observation';
import { text } from './FieldReader';

const LEVERS: LeverField[] = [
  'spec.analysis',
  'spec.analysis.maxWeight',
  'spec.analysis.stepWeights',
  'spec.suspend',
  'spec.skipAnalysis',
];

const TEMPLATE = ['spec', 'template', 'spec'];

const entrySchema = z.object({
  manager: text.pipe(z.string().min(1)),
  operation: z.string(),
  fieldsV1: z.unknown(),
});

const setSchema = z.record(z.string(), z.unknown());

const managedSchema = z.object({
  metadata: z.object({ managedFields: z.array(z.unknown()) }),
});

/**
 * Who owns fields that actions change. An entry that cannot be understood is left out: it costs a
 * warning, not the Canary.
 */
export function readManagers(object: unknown): FieldManager[] {
  return readOwners(object, set =>
    LEVERS.filter(field => ownedIn(set, field.split('.')) !== null),
  );
}

/** The same for the pod template of a workload. */
export function readTemplateManagers(object: unknown): FieldManager[] {
  return readOwners(object, set => {
    const template = ownedIn(set, ['spec', 'template']);
    if (template === null) return [];
    const isImage = ['containers', 'initContainers'].some(list =>
      hasImage(ownedIn(set, [...TEMPLATE, list])),
    );
    return isImage ? ['target.template', 'target.images'] : ['target.template'];
  });
}

function hasImage(containers: ReturnType<typeof ownedIn>): boolean {
  return (
    containers === 'all' ||
    Object.values(containers ?? {}).some(
      container => ownedIn(container, ['image']) !== null,
    )
  );
}

function readOwners(
  object: unknown,
  fieldsIn: (fieldsV1: unknown) => LeverField[],
): FieldManager[] {
  const parsed = managedSchema.safeParse(object);
  if (!parsed.success) return [];
  return parsed.data.metadata.managedFields.flatMap(entry => {
    const { data } = entrySchema.safeParse(entry);
    if (!data) return [];
    const fields = fieldsIn(data.fieldsV1);
    const applies = data.operation === 'Apply';
    return fields.length > 0 ? [{ name: data.manager, applies, fields }] : [];
  });
}

/**
 * What a set of fields (FieldsV1) holds of a field, or of something in it: the set in it, or `all` of
 * it. Null: nothing. Names of fields begin with `f:`; `.` is the map itself, so a set without anything
 * else is the map as a whole.
 */
function ownedIn(
  fieldsV1: unknown,
  path: string[],
): Record<string, unknown> | 'all' | null {
  let set = setSchema.safeParse(fieldsV1).data;
  for (const step of path) {
    set = setSchema.safeParse(set?.[`f:${step}`]).data;
    if (!set) return null;
    if (Object.keys(set).every(key => key === '.')) return 'all';
  }
  return set ?? null;
}
