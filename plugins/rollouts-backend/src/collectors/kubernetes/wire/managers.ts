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
  const parsed = managedSchema.safeParse(object);
  if (!parsed.success) return [];
  return parsed.data.metadata.managedFields.flatMap(entry => {
    const { data } = entrySchema.safeParse(entry);
    if (!data) return [];
    const fields = LEVERS.filter(field => owns(data.fieldsV1, field));
    const applies = data.operation === 'Apply';
    return fields.length > 0 ? [{ name: data.manager, applies, fields }] : [];
  });
}

/**
 * Whether a set of fields (FieldsV1) holds a field, something in it, or all of what it is in. Names of
 * fields begin with `f:`; `.` is the map itself, so a set without anything else is the map as a whole.
 */
function owns(fieldsV1: unknown, field: LeverField): boolean {
  let set = setSchema.safeParse(fieldsV1).data;
  for (const step of field.split('.')) {
    set = setSchema.safeParse(set?.[`f:${step}`]).data;
    if (!set) return false;
    if (Object.keys(set).every(key => key === '.')) return true;
  }
  return true;
}
