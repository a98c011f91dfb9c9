import { StatusError } from '../cluster/StatusError';
import type { ClusterObject } from '../cluster/types';

type Filter = (object: ClusterObject) => boolean;

/** A filter for `labelSelector`: equality, `in`, `notin` and existence. */
export function labelFilter(selector: string | undefined): Filter {
  if (!selector) return () => true;
  const terms = selector.match(/[^,(]+(\([^)]*\))?/g) ?? [];
  const tests = terms.map(term => labelTerm(term.trim()));
  return object => tests.every(test => test(object.metadata.labels ?? {}));
}

function labelTerm(term: string): (labels: Record<string, string>) => boolean {
  const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(term);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    const within = set[2] === 'in';
    return labels => values.includes(labels[set[1]]) === within;
  }
  const equal = /^([^=!\s]+)\s*(!=|==|=)\s*(\S*)$/.exec(term);
  if (equal) {
    const [, key, operator, value] = equal;
    return labels => (labels[key] === value) === (operator !== '!=');
  }
  if (/^!\S+$/.test(term)) return labels => !(term.slice(1) in labels);
  if (/^[^=!\s]+$/.test(term)) return labels => term in labels;
  throw new StatusError(
    'BadRequest',
    `unable to parse requirement: found '${term}'`,
  );
}

const FIELDS: Record<string, (object: ClusterObject) => unknown> = {
  'metadata.name': object => object.metadata.name,
  'metadata.namespace': object => object.metadata.namespace,
  'involvedObject.kind': object => involved(object).kind,
  'involvedObject.name': object => involved(object).name,
  'involvedObject.namespace': object => involved(object).namespace,
  'involvedObject.uid': object => involved(object).uid,
  type: object => object.type,
  reason: object => object.reason,
};

function involved(object: ClusterObject): Record<string, unknown> {
  return (object.involvedObject ?? {}) as Record<string, unknown>;
}

/** A filter for `fieldSelector`. */
export function fieldFilter(selector: string | undefined): Filter {
  if (!selector) return () => true;
  const tests = selector.split(',').map(term => {
    const match = /^([^=!]+)(!=|==|=)(.*)$/.exec(term);
    const read = match && FIELDS[match[1]];
    if (!match || !read) {
      throw new StatusError(
        'BadRequest',
        `field label not supported: ${match?.[1] ?? term}`,
      );
    }
    const wanted = match[2] !== '!=';
    return (object: ClusterObject) => (read(object) === match[3]) === wanted;
  });
  return object => tests.every(test => test(object));
}
