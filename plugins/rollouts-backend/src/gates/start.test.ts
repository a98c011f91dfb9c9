import { takeTurn } from '../actions/takeTurn';
import { newRecord, withPlan } from '../api/deciding/newRecord';
import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { planAction } from '../domain/actions/plan';
import { view } from '../domain/actions/__testUtils__/running';
import type { Observation } from '../domain/observation';
import { at, deployed, seen } from '../domain/__testUtils__/story';
import { createApply } from '../reconcile/apply';
import { checkout } from '../store/__testUtils__/change';
import { databases, storeOn } from '../store/__testUtils__/storeOn';
import { askGate } from './askGate';
import { createHouse } from './createHouse';

jest.setTimeout(60_000);

const none = createHouse({ clusters: [], freezes: [], gateUrls: [] });
const stagingFirst = { cluster: 'staging', namespace: null, withinMs: 60_000 };
const strict: typeof none = {
  ...none,
  rulesOf: rollout => ({ ...none.rulesOf(rollout), stagingFirst }),
};
const nothing = () => Promise.reject(new Error('gates write nothing'));
const template = (tag: string, generation: number, second = generation) =>
  deployed(second, 'target', tag, { generation });

describe.each(databases.eachSupportedId())(
  'the gate of the start on %s',
  databaseId => {
    let second = 30;
    const now = () => at(second);

    /** 1.1 waits for a yes to begin, after 1.0 had succeeded. */
    async function setUp(house = none) {
      const { store } = await storeOn(databaseId);
      const write = createApply({ store, onWritten: () => {}, now });
      const apply = (observation: Observation) =>
        write(checkout, observation, null);
      const inStaging = (observation: Observation) =>
        write({ ...checkout, cluster: 'staging' }, observation, null);
      second = 30;
      for (const observation of [
        seen(0, 'Succeeded'),
        deployed(1, 'primary', '1.0'),
        template('1.1', 7),
        seen(10, 'Waiting'),
      ]) {
        await apply(observation);
      }
      const lease = await store.acquireLease('production', 'me', 600_000);
      const epoch = lease?.epoch ?? 0;
      const hear = (state: 'live' | 'denied') => {
        const feed = { name: 'deployments', state, lastSuccessAt: at(100) };
        const source = { name: 'production', state: 'live', feeds: [feed] };
        return store.saveSource(source as never, epoch);
      };
      await hear('live');
      const rolloutOf = async () => {
        const { cluster } = checkout;
        return (await store.listRollouts({ cluster }))[0];
      };

      const ask = async (kind: 'confirm-rollout' | 'rollback') => {
        const question = { kind, checksum: 'of before', keyId: 'key' };
        const answer = await askGate(checkout, question, { store, house, now });
        return answer.yes ? 'yes' : answer.why;
      };
      /** Writing the answer down takes longer than anybody waits. */
      const askLate = () => {
        let isLate = false;
        const slow: typeof store = {
          ...store,
          savePoll: async (...told) => {
            const isKept = await store.savePoll(...told);
            isLate = true;
            return isKept;
          },
        };
        const question = {
          kind: 'confirm-rollout' as const,
          checksum: 'of before',
          keyId: 'key',
        };
        return askGate(
          checkout,
          question,
          { store: slow, house, now },
          () => isLate,
        );
      };
      const told = async () => {
        const { id } = await rolloutOf();
        const rows = await store.walkAudit({}, { after: 0, limit: 99 });
        return {
          polls: (await store.listPolls(id)).map(({ answer }) => answer),
          audit: rows
            .filter(({ kind }) => kind === 'gate')
            .map(({ outcome }) => outcome),
          steps: (await store.listActions({ rolloutId: id, limit: 9 })).flatMap(
            ({ steps }) => steps.map(({ code }) => code),
          ),
        };
      };
      const turn = async () => {
        for (const due of await store.listDueActions('production')) {
          await takeTurn(due, {
            store,
            canaries: {
              read: async () => ({
                canary: (await rolloutOf()).state.canary!,
                valueAt: () => undefined,
              }),
              patch: nothing,
              annotateTarget: nothing,
              isWritten: nothing,
              setImages: nothing,
            },
            epoch,
            now,
            isOn: true,
            onChanged: () => {},
          });
        }
      };
      const click = async (
        verb: Verb,
        kind: 'confirm-rollout' | 'rollback',
      ) => {
        const rollout = await rolloutOf();
        const gate = {
          kind,
          hook: 'ask',
          checksums: ['of before'],
          last: null,
        };
        const planned = planAction(
          verb,
          view(rollout.state, { ...checkout, gates: [gate] }),
        );
        if (planned.refusal) throw new Error(planned.refusal.code);
        const asked = {
          ...checkout,
          verb,
          releaseId: rollout.release?.id ?? '',
          phase: rollout.state.canary?.status?.phase ?? '',
          reason: 'because',
          idempotencyKey: `click ${verb} ${second}`,
        };
        const record = newRecord(rollout, asked, 'user:default/ann', now());
        await store.addAction(withPlan(record, planned, 600_000));
        await turn();
      };
      const actions = async () =>
        (
          await store.listActions({
            rolloutId: (await rolloutOf()).id,
            limit: 9,
          })
        ).map(({ verb, state }) => `${verb} ${state}`);
      /** Flagger begins what waits. */
      const begin = async (revision: string, generation: number) => {
        await apply(template('1.1', generation, second));
        await apply(
          seen(second, 'Progressing', {
            status: { lastAppliedSpec: revision },
          }),
        );
        await turn();
      };
      return {
        ...{ store, rolloutOf },
        ...{ apply, inStaging, hear, ask, askLate, told },
        ...{ turn, click, actions, begin },
      };
    }

    it('lets the version begin that was approved, and never the next one', async () => {
      const { apply, ask, turn, click, actions, begin } = await setUp();
      expect(await ask('confirm-rollout')).toBe('nobody decided yet');

      await click('approve', 'confirm-rollout');
      expect(await ask('confirm-rollout')).toBe('yes');
      second = 40;
      await begin('rev-2', 8);
      expect(await actions()).toEqual(['approve effective']);
      expect(await ask('confirm-rollout')).toBe('no release waits to begin');

      // The next release waits with the same words of Flagger.
      await apply(
        seen(50, 'Succeeded', {
          status: { lastAppliedSpec: 'rev-2', lastPromotedSpec: 'rev-2' },
        }),
      );
      await apply(template('1.2', 9, 55));
      await apply(
        seen(60, 'Waiting', {
          status: { lastAppliedSpec: 'rev-2', lastPromotedSpec: 'rev-2' },
        }),
      );
      await turn();
      expect(await ask('confirm-rollout')).toBe('nobody decided yet');
    });

    it('opens by itself to what succeeded in staging, and to nothing else', async () => {
      const { apply, inStaging, ask, click, turn } = await setUp(strict);
      // Which rollout that is, and what happened there, is nothing for who reads a Canary.
      const unproven =
        'nobody approved, and these images have not succeeded yet where they are to succeed first: the portal says more';
      expect(await ask('confirm-rollout')).toBe(unproven);
      const released = async (
        tag: string,
        generation: number,
        from: number,
        end: string,
      ) => {
        const status = { lastAppliedSpec: tag };
        await inStaging(template(tag, generation, from));
        await inStaging(seen(from + 1, 'Progressing', { status }));
        await inStaging(
          seen(from + 2, 'Progressing', { since: from + 1, status }),
        );
        await inStaging(seen(from + 3, end, { status }));
      };
      await inStaging(
        seen(0, 'Initialized', { status: { lastAppliedSpec: '1.0' } }),
      );
      await released('1.1', 2, 10, 'Failed');
      expect(await ask('confirm-rollout')).toBe(unproven);
      await released('1.2', 3, 20, 'Succeeded');
      expect(await ask('confirm-rollout')).toBe(unproven);

      await apply(template('1.2', 8, 32));
      expect(await ask('confirm-rollout')).toBe('yes');
      second = 23 + 61;
      expect(await ask('confirm-rollout')).toBe(unproven);

      await click('approve', 'confirm-rollout');
      expect(await ask('confirm-rollout')).toBe('yes');
      await turn();
    });

    it('that was too late is not kept as told', async () => {
      const { ask, askLate, told, turn, click } = await setUp();
      await click('approve', 'confirm-rollout');
      await expect(askLate()).rejects.toThrow('too long');
      await turn();
      expect(await told()).toEqual({
        polls: [false],
        audit: ['answered-yes', 'answered-no'],
        steps: ['stored', 'gate-opened'],
      });
      expect(await ask('confirm-rollout')).toBe('yes');
      await turn();
      expect((await told()).steps).toContain('gate-answered');
    });

    it('that cannot be written down is not told', async () => {
      const { store, rolloutOf, ask, told, click } = await setUp();
      await click('approve', 'confirm-rollout');
      const { id, release } = await rolloutOf();
      await store.savePoll({
        ...{ rolloutId: id, kind: 'confirm-rollout', checksum: 'of before' },
        ...{ keyId: 'key', releaseId: release?.id ?? null },
        ...{ polledAt: now() + 60_000, answer: false, decisionId: null },
      });
      expect(await ask('confirm-rollout')).toMatch(/^the yes could not be/);
      expect((await told()).audit).toEqual([]);
    });

    it('asks anew when another version comes while the approved one waits', async () => {
      const { apply, ask, turn, click, actions } = await setUp();
      await click('approve', 'confirm-rollout');

      await apply(template('1.2', 8, 35));
      // At once, not only when the action has ended.
      expect(await ask('confirm-rollout')).toBe(
        'the decision is about another revision',
      );
      await turn();
      expect(await actions()).toEqual(['approve superseded']);
      expect(await ask('confirm-rollout')).toBe('nobody decided yet');
    });

    it('stays closed to what was rejected, until somebody says yes after all', async () => {
      const { ask, turn, click, actions } = await setUp();
      await click('reject', 'confirm-rollout');
      expect(await ask('confirm-rollout')).toMatch(/^rejected by .*: because$/);
      await turn();
      expect(await actions()).toEqual(['reject effective']);
      second = 100;
      expect(await ask('confirm-rollout')).toMatch(/^rejected by/);

      await click('approve', 'confirm-rollout');
      expect(await ask('confirm-rollout')).toBe('yes');
    });

    it('stays closed to a rejected version that was scaled, also where staging would open it', async () => {
      const { apply, inStaging, ask, click } = await setUp(strict);
      const status = { lastAppliedSpec: '1.1' };
      for (const observation of [
        seen(0, 'Initialized', { status: { lastAppliedSpec: '1.0' } }),
        template('1.1', 2, 10),
        seen(11, 'Progressing', { status }),
        seen(12, 'Progressing', { since: 11, status }),
        seen(13, 'Succeeded', { status }),
      ]) {
        await inStaging(observation);
      }
      expect(await ask('confirm-rollout')).toBe('yes');
      await click('reject', 'confirm-rollout');
      await apply(template('1.1', 8, 35));
      expect(await ask('confirm-rollout')).toMatch(/^rejected by/);
    });

    it('stays closed while nobody hears of the workload that would start', async () => {
      const { hear, ask, click } = await setUp();
      await click('approve', 'confirm-rollout');
      await hear('denied');
      expect(await ask('confirm-rollout')).toBe(
        'the cluster is not heard from',
      );
      await hear('live');
      expect(await ask('confirm-rollout')).toBe('yes');
    });

    it('asks anew about the version after the rejected one', async () => {
      const { apply, ask, turn, click } = await setUp();
      await click('reject', 'confirm-rollout');
      await ask('confirm-rollout');
      await turn();

      await apply(template('1.2', 8, 35));
      expect(await ask('confirm-rollout')).toBe('nobody decided yet');
    });

    it('is not opened, and the run not killed, by a rollback of the run before', async () => {
      const { apply, ask, turn, click, actions, begin } = await setUp();
      await click('approve', 'confirm-rollout');
      await ask('confirm-rollout');
      second = 40;
      await begin('rev-2', 8);
      await click('rollback', 'rollback');
      expect(await ask('rollback')).toBe('yes');
      const failed = { lastAppliedSpec: 'rev-2' };
      await apply(seen(50, 'Failed', { status: failed }));
      await turn();
      expect(await actions()).toEqual([
        'rollback effective',
        'approve effective',
      ]);

      await apply(template('1.2', 9, 55));
      await apply(seen(60, 'Waiting', { status: failed }));
      expect(await ask('rollback')).toBe('nobody decided yet');
      expect(await ask('confirm-rollout')).toBe('nobody decided yet');
      await apply(
        seen(70, 'Progressing', { status: { lastAppliedSpec: 'rev-3' } }),
      );
      expect(await ask('rollback')).toBe('nobody decided yet');
    });
  },
);
