import { Router } from 'express';
import { apiVersionOf, Kind, kinds } from '../cluster/kinds';

/** Says by itself that it is an imitation. */
export const VERSION = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.4+sandbox',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'none',
  compiler: 'none',
  platform: 'sandbox',
};

const VERBS = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/** What kubectl asks before it asks for anything. */
export function discoveryRouter(): Router {
  const router = Router();
  router.get('/version', (_, res) => void res.json(VERSION));
  router.get(['/readyz', '/healthz', '/livez'], (_, res) => {
    res.type('text/plain').send('ok');
  });
  router.get('/api', (_, res) => {
    res.json({ kind: 'APIVersions', versions: ['v1'] });
  });
  router.get('/apis', (_, res) => {
    res.json({
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: groups().map(groupOf),
    });
  });
  router.get('/apis/:group', (req, res, next) => {
    if (!groups().includes(req.params.group)) return next();
    return res.json({
      kind: 'APIGroup',
      apiVersion: 'v1',
      ...groupOf(req.params.group),
    });
  });
  router.get(['/api/v1', '/apis/:group/:version'], (req, res, next) => {
    const { group = '', version = 'v1' } = req.params as Record<string, string>;
    const found = kinds.filter(
      kind => kind.group === group && kind.version === version,
    );
    if (found.length === 0) return next();
    return res.json({
      kind: 'APIResourceList',
      apiVersion: 'v1',
      groupVersion: apiVersionOf(found[0]),
      resources: found.flatMap(resourcesOf),
    });
  });
  return router;
}

function groups(): string[] {
  return [...new Set(kinds.map(kind => kind.group))].filter(Boolean);
}

function groupOf(name: string) {
  const versions = kinds
    .filter(kind => kind.group === name)
    .map(kind => ({ groupVersion: apiVersionOf(kind), version: kind.version }))
    .slice(0, 1);
  return { name, versions, preferredVersion: versions[0] };
}

function resourcesOf(kind: Kind) {
  const resource = {
    name: kind.plural,
    singularName: kind.singular,
    namespaced: kind.namespaced,
    kind: kind.kind,
    verbs: VERBS,
  };
  return kind.hasStatus
    ? [
        resource,
        {
          ...resource,
          name: `${kind.plural}/status`,
          verbs: ['get', 'patch', 'update'],
        },
      ]
    : [resource];
}
