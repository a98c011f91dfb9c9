import { Kind, kinds } from '../cluster/kinds';

/** What a path of the Kubernetes API means. */
export interface RequestInfo {
  kind: Kind;
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
}

/** Reads `/api/v1/…` and `/apis/<group>/<version>/…`; undefined when it is no resource. */
export function requestInfo(path: string): RequestInfo | undefined {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  const core = parts[0] === 'api';
  if (!core && parts[0] !== 'apis') return undefined;
  const [group, version, ...rest] = core
    ? ['', ...parts.slice(1)]
    : parts.slice(1);
  const inNamespace = rest[0] === 'namespaces' && rest.length > 2;
  const namespace = inNamespace ? rest[1] : undefined;
  const [plural, name, subresource] = inNamespace ? rest.slice(2) : rest;
  const kind = kinds.find(
    known =>
      known.group === group &&
      known.version === version &&
      known.plural === plural,
  );
  return kind && { kind, namespace, name, subresource };
}
