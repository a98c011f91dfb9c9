import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { hook } from '../../domain/actions/__testUtils__/running';
import type { Observation } from '../../domain/observation';
import { at, deployed, seen } from '../../domain/__testUtils__/story';
import { createApply } from '../../reconcile/apply';
import { checkout } from '../../store/__testUtils__/change';
import { databases, storeOn } from '../../store/__testUtils__/storeOn';
import { tellOwners } from './tellOwners';

jest.setTimeout(60_000);

const OWNER = 'group:default/shop-team';
const AFTER_MS = 30 * 60_000;
const spec = { webhooks: [hook('confirm-rollout'), hook('confirm-promotion')] };

describe.each(databases.eachSupportedId())(
  'gates that wait, on %s',
  databaseId => {
    async function setUp(owner: string | null = OWNER) {
      let minute = 0;
      const now = () => at(60 * minute);
      const { store } = await storeOn(databaseId);
      const apply = createApply({ store, onWritten: () => {}, now });
      const see = (observation: Observation) =>
        apply(checkout, observation, null);
      await see(seen(0, 'Succeeded', { spec }));
      await see(deployed(1, 'target', '1.1'));
      await see(seen(10, 'Waiting', { spec }));
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
      return {
        see,
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
            'Release #1 of shop/checkout (podinfo:1.1) has waited at confirm-rollout since 2026-01-01T12:00:10.000Z. Nothing moves until somebody decides.',
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

    it('are told to nobody whom the cluster does not confirm', async () => {
      const { look } = await setUp(null);
      expect(await look(31)).toBe(0);
    });
  },
);
