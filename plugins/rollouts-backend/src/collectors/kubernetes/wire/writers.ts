import { z } from 'zod';
import type { FieldWriter } from '../../../domain/observation';
import { kubernetesTime, text } from './FieldReader';

/** Under this name Flagger writes status, finalizers and owner references. */
const FLAGGER = 'flagger';

const set = z.record(z.string(), z.unknown()).catch({});

const entrySchema = z.object({
  manager: text.pipe(z.string().min(1)),
  operation: text,
  subresource: text.nullable().catch(null),
  time: kubernetesTime.nullable().catch(null),
  fieldsV1: set,
});

const managedSchema = z.object({
  metadata: z.object({ managedFields: z.array(z.unknown()) }),
});

/** Who wrote what people decide about: the spec, labels and annotations, and status by hand. */
export function readWriters(object: unknown): FieldWriter[] {
  const { data } = managedSchema.safeParse(object);
  return (data?.metadata.managedFields ?? []).flatMap(one => {
    const entry = entrySchema.safeParse(one).data;
    if (!entry) return [];
    const { fieldsV1, ...writer } = entry;
    return isDecision(writer.manager, fieldsV1) ? [writer] : [];
  });
}

function isDecision(manager: string, fieldsV1: Record<string, unknown>) {
  const metadata = set.parse(fieldsV1['f:metadata']);
  return (
    'f:spec' in fieldsV1 ||
    'f:annotations' in metadata ||
    'f:labels' in metadata ||
    ('f:status' in fieldsV1 && manager !== FLAGGER)
  );
}
