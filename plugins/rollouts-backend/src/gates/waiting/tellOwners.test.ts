import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { hook, view } from '../../domain/actions/__testUtils__/running';
import type { Observation } from '../../domain/observation';
import { at, deployed, seen } from '../../domain/__testUtils__/story';
import { createApply } from '../../reconcile/apply';
import { checkout } from '../../store/__testUtils__/change';
import { databases, storeOn } from '../../store/__testUtils__/storeOn';
import { newRecord, withPlan } from '../../api/deciding/newRecord';
import { planAction } from '../../domain/actions/plan';
import { createHouse } from '../createHouse';
import { tellOwners } from './tellOwners';

jest.setTimeout(60_000);

const OWNER = 'group:default/shop-team';
const AFTER_MS = 30 * 60_000;
const spec = {
  webhooks: ['confirm-rollout', 'confirm-promotion'].map(kind => ({
    ...hook(kind),
    url: `http://portal/api/rollouts/gates/production/${kind}`,
  })),
};
const theirs = {
  ...hook('confirm-rollout'),
  name: 'theirs',
  url: 'http://another/may-it',
};
const freeze = {
  name: 'weekend',
  zone: 'UTC',
  during: { kind: 'once' as const, from: at(0), to: at(60 * 60) },
  clusters: undefined,
  namespaces: undefined,
};

describe.each(databases.eachSupportedId())(
  'gates that wait, on %s',
  databaseId => {
    async function setUp({
      owner = OWNER,
      freezes = [],
      gateUrls = ['http://portal'],
      webhooks = spec.webhooks,
    }: Partial<{
      owner: string | null;
      freezes: Array<typeof freeze>;
      gateUrls: string[];
      webhooks: typeof spec.webhooks;
    }> = {}) {
      const house = createHouse({ clusters: [], freezes, gateUrls });
      let minute = 0;
      const now = () => at(60 * minute);
      const { store } = await storeOn(databaseId);
      const apply = createApply({ store, onWritten: () => {}, now });
      const see = (observation: Observation) =>
        apply(checkout, observation, null);
      const hooked = { spec: { webhooks } };
      await see(seen(0, 'Succeeded', hooked));
      await see(deployed(1, 'target', '1.1'));
      await see(seen(10, 'Waiting', hooked));
      const [rollout] = await store.listRollouts({});
      await store.setMapping(rollout.id, {
        confirmedOwnerRef: owner,
        mappings: [
          {
            entityRef: 'component:default/Checkout',
            rule: 'annotation',
            confirmedByCluster: true,
            ownerRef: owner,
            omitted: 0,
          } as never,
        ],
      });
      const lease = await store.acquireLease('production', 'me', 600_000);
      const hear = (state: string) =>
        store.saveSource(
          { name: 'production', state, feeds: [] } as never,
          lease?.epoch ?? 0,
        );
      await hear('live');
      const sent: NotificationSendOptions[] = [];
      let fails = false;
      const look = async (then: number) => {
        minute = then;
        await tellOwners({
          store,
          house,
          gateUrls,
          afterMs: AFTER_MS,
          logger: mockServices.logger.mock(),
          now,
          notifications: {
            send: async notice => {
              if (fails) throw new Error('no such plugin');
              sent.push(notice);
            },
          },
        });
        return sent.length;
      };
      const reject = async () => {
        const [known] = await store.listRollouts({});
        const gates = [
          {
            kind: 'confirm-rollout' as const,
            hook: 'their-confirm-rollout',
            checksums: [],
            last: null,
          },
        ];
        const planned = planAction(
          'reject',
          view(known.state, { ...checkout, gates }),
        );
        if (planned.refusal) throw new Error(planned.refusal.code);
        const asked = {
          ...checkout,
          verb: 'reject' as const,
          releaseId: known.release?.id ?? '',
          phase: 'Waiting',
          reason: 'too risky',
          idempotencyKey: 'one-click',
        };
        const record = newRecord(known, asked, 'user:default/ben', now());
        await store.addAction(withPlan(record, planned, 600_000));
      };
      return {
        see,
        reject,
        hear,
        look,
        sent,
        fail: (whether: boolean) => {
          fails = whether;
        },
      };
    }

    it('are told to the owner once, when their time is over', async () => {
      const { look, sent } = await setUp();
      expect(await look(29)).toBe(0);
      expect(await look(31)).toBe(1);
      // Whoever looks next, after a restart or on another replica.
      expect(await look(32)).toBe(1);
      expect(sent[0]).toMatchObject({
        recipients: { type: 'entity', entityRef: OWNER },
        payload: {
          title: 'checkout in production waits: may it begin?',
          description:
            'Release #1 of shop/checkout (podinfo:1.1) has waited to begin since 1 Jan, 12:00 UTC. Nothing moves until somebody decides.',
          link: '/catalog/default/component/checkout/rollouts',
        },
      });
    });

    it('are told again when another gate waits, or the same once more', async () => {
      const { look, see, sent } = await setUp();
      await look(31);
      const status = { lastAppliedSpec: 'rev-2' };
      await see(seen(60 * 40, 'Progressing', { spec, status }));
      await see(seen(60 * 50, 'WaitingPromotion', { spec, status }));
      expect(await look(79)).toBe(1);
      expect(await look(81)).toBe(2);
      expect(sent[1].payload.title).toMatch(/may it be promoted\?$/);

      await see(seen(60 * 90, 'Failed', { spec, status }));
      expect(await look(91)).toBe(2);
      await see(seen(60 * 100, 'Waiting', { spec, status }));
      expect(await look(131)).toBe(3);
    });

    it('are told later when that fails, and not twice', async () => {
      const { look, fail } = await setUp();
      fail(true);
      expect(await look(31)).toBe(0);
      fail(false);
      expect(await look(32)).toBe(1);
      expect(await look(33)).toBe(1);
    });

    it('are not told of while the cluster is silent, nor once more afterwards', async () => {
      const { look, hear } = await setUp();
      await hear('stale');
      expect(await look(31)).toBe(0);
      await hear('live');
      expect(await look(32)).toBe(1);
      await hear('stale');
      expect(await look(33)).toBe(1);
      await hear('live');
      expect(await look(34)).toBe(1);
    });

    it('are told with what they really wait for: somebody’s no, or another server', async () => {
      const rejected = await setUp();
      await rejected.reject();
      await rejected.look(31);
      expect(rejected.sent[0].payload.description).toMatch(
        / ben rejected it: “too risky”/,
      );
      const elsewhere = await setUp({ gateUrls: ['http://another'] });
      await elsewhere.look(31);
      expect(elsewhere.sent[0].payload.description).toMatch(
        /Nothing moves until the other server that it asks agrees/,
      );
      const beside = await setUp({ webhooks: [...spec.webhooks, theirs] });
      await beside.look(31);
      expect(beside.sent[0].payload.description).toMatch(
        /Another server must agree as well \(hook “theirs”\)/,
      );
    });

    it('are not told of while a freeze holds, which ends by itself, but after it', async () => {
      const { look } = await setUp({ freezes: [freeze] });
      expect(await look(59)).toBe(0);
      expect(await look(61)).toBe(1);
    });

    it('are told to nobody whom the cluster does not confirm', async () => {
      const { look } = await setUp({ owner: null });
      expect(await look(31)).toBe(0);
    });
  },
);
