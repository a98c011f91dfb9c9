import { TestDatabases } from '@backstage/backend-test-utils';
import { verbs } from '@rollouts/backstage-plugin-rollouts-common';
import {
  AccessPolicy,
  OWNING_TEAM,
} from '../../__testUtils__/access/AccessPolicy';
import {
  callers,
  CANARY,
  EVENT_CREDENTIALS,
  GATE_KEY,
} from '../../__testUtils__/access/callers';
import { Identities } from '../../__testUtils__/access/Identities';
import type {
  Expected,
  Row,
  Subject,
} from '../../__testUtils__/access/rows/row';
import { rowsFor } from '../../__testUtils__/access/rows/rowsFor';
import { externalAccess } from '../../__testUtils__/access/services';
import { startGuarded } from '../../__testUtils__/access/startGuarded';
import { aComponent } from '../../__testUtils__/backend';
import { eventually } from '../../__testUtils__/eventually';
import { seed } from '../../__testUtils__/seed';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const identities = Identities.create();
const own = { cluster: 'arn:aws:eks:eu:1:cluster/prod', ...CANARY };
const foreign = { cluster: 'staging', namespace: 'search', name: 'index' };

async function start() {
  const knex = await databases.init('SQLITE_3');
  const store = await seed(knex, own, 'weighted-success', {
    'rollouts.backstage.io/owner': OWNING_TEAM,
  });
  await seed(knex, foreign, 'weighted-metric-failure');
  const canaryOf = ({ cluster, namespace, name }: typeof own) => ({
    'flagger.app/canary': `${cluster}:${namespace}/${name}`,
  });
  const kubernetes = { url: 'http://127.0.0.1:1' };
  const portal = await startGuarded({
    databases,
    knex,
    identities,
    policy: new AccessPolicy(),
    entities: [own, foreign].map(a => aComponent(a.name, canaryOf(a))),
    config: {
      permission: { enabled: true },
      backend: { auth: { externalAccess } },
      rollouts: {
        clusters: [
          {
            name: own.cluster,
            kubernetes,
            gates: { key: GATE_KEY },
            events: EVENT_CREDENTIALS,
          },
          { name: foreign.cluster, kubernetes },
        ],
      },
    },
  });
  const rollouts = await eventually(async () => {
    const found = await store.listRollouts({});
    expect(found.map(r => r.mappings.length)).toEqual([1, 1]);
    expect(found.map(r => r.confirmedOwnerRef)).toContain(OWNING_TEAM);
    return found;
  });
  const subjects = rollouts.map(
    ({ cluster, namespace, name, release, state }): Subject => ({
      ...{ cluster, namespace, name },
      releaseId: release!.id,
      phase: state.canary!.status!.phase,
      entity: `component:default/${name}`,
      isOwn: name === own.name,
    }),
  );
  return { ...portal, subjects };
}

describe('who may call what', () => {
  let portal: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    portal = await start();
  });

  async function ask(row: Row, authorization: string | null) {
    const url = `/api/rollouts${row.path}`;
    const { agent, audited } = portal;
    const request = row.body ? agent.post(url) : agent.get(url);
    if (authorization) request.set('authorization', authorization);
    const { status, text } = await request
      .query(row.query ?? {})
      .send(row.body && { ...row.body });
    const told = audited();
    return { status, text, told };
  }

  it('is told here for every route there is, and for every verb', () => {
    const rows = portal.subjects.flatMap(rowsFor);
    const routes = new Set(rows.map(({ route }) => route));
    const variants = rows.map(({ variant }) => variant);

    expect([...routes].sort()).toEqual(portal.routes());
    expect(variants).toEqual(expect.arrayContaining([...verbs]));
  });

  it.each(callers)('$name', async caller => {
    const authorization = await caller.authorization({
      identities,
      neighbour: portal.neighbour,
    });
    const expected: Record<string, Expected> = {};
    const found: Record<string, Expected> = {};
    for (const subject of portal.subjects) {
      for (const row of rowsFor(subject)) {
        const { route, variant = '', path } = row;
        const key = `${subject.name}: ${route} ${variant} ${path}`;
        expected[key] = row.expected(caller);
        const { status, text, told } = await ask(row, authorization);
        expect(told.map(({ end }) => end)).not.toContain('success');
        found[key] = {
          status,
          shown: row.shows(text),
          audited: told.length as Expected['audited'],
          ...('text' in expected[key] && { text }),
        };
      }
    }
    expect(found).toEqual(expected);
  });

  it('lets everybody ask whether the portal is alive', async () => {
    const { status } = await portal.agent.get('/.backstage/health/v1/liveness');
    expect(status).toBe(200);
  });
});
