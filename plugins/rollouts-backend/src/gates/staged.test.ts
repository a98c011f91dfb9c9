import { loadRecording } from '@rollouts/recordings';
import { rolloutReadPermission } from '@rollouts/backstage-plugin-rollouts-common';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
} from '@rollouts/backstage-plugin-rollouts-node';
import { eventually } from '../__testUtils__/eventually';
import { gated, ours } from './__testUtils__/gated';
import { gatedEach } from './__testUtils__/gatedEach';

jest.setTimeout(60_000);

const rules = { stagingFirst: { cluster: 'production', namespace: 'staging' } };
const records = loadRecording('newer-revision-while-waiting');
const waiting = ours(
  records.slice(
    0,
    records.findIndex(
      r => r.source === 'action' && r.action === 'set image tag 6.0.2',
    ),
  ),
);

describe('what happened where a version is to succeed first', () => {
  const gates = gatedEach('SQLITE_3');

  const toldTo = async (namespaces: string[]) => {
    const portal = await gates.setUp({
      rules,
      decision: createRolloutConditionalDecision(
        rolloutReadPermission,
        rolloutConditions.inNamespace({ namespaces }),
      ),
    });
    waiting.forEach(change => gates.cluster.play(change));
    const elsewhere = waiting
      .filter(({ source }) => source === 'canaries')
      .map(change => ({
        ...change,
        object: {
          ...change.object,
          metadata: {
            ...change.object.metadata,
            namespace: 'staging',
            uid: 'another',
          },
        },
      }));
    elsewhere.forEach(change => gates.cluster.play(change));
    return eventually(async () => {
      const { offers, gateQuestions } = await portal.offers();
      const start = gateQuestions.find(
        ({ kind }: any) => kind === 'confirm-rollout',
      );
      const approve = offers.find(({ verb }: any) => verb === 'approve');
      expect(start.objections).toHaveLength(1);
      expect(start.objections[0].code).not.toBe('staging-unknown');
      return [start.objections[0], approve.plan.warnings];
    });
  };

  it('is told in full to whoever may see that rollout', async () => {
    const [objection, warnings] = await toldTo([gated.namespace, 'staging']);
    const rollout = 'production/staging/podinfo';
    expect(objection).toMatchObject({
      code: 'staging-missing',
      params: { rollout },
    });
    expect(warnings).toContainEqual({
      code: 'not-staged',
      params: expect.objectContaining({ rollout }),
    });
  });

  it('is not told to others, be there such a rollout or not', async () => {
    const [objection, warnings] = await toldTo([gated.namespace]);
    expect(objection.code).toBe('staging-hidden');
    expect(JSON.stringify([objection, warnings])).not.toMatch(/staging\//);
  });
});
