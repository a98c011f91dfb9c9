import { running } from '../../actions/__testUtils__/running';
import type { WorkloadState } from '../../state';
import { gateSetup } from './gateSetup';
import { isAskedHere } from './isAskedHere';
import type { OwnGate } from './ownGates';

const address = {
  cluster: 'arn:aws:eks:eu:1:cluster/prod',
  namespace: 'shop',
  name: 'checkout.v2',
};
const portal = 'http://backstage.portal:7007/';
const own = (kind: OwnGate['kind']): OwnGate => ({
  kind,
  hook: `my-${kind}`,
  checksums: [],
  last: null,
});
const another = (kind: OwnGate['kind']) => ({
  name: `their-${kind}`,
  type: kind,
  url: 'http://another.example.org/gate',
});
const setup = (
  strategy: 'canary' | 'blue-green',
  gates: OwnGate[] = [],
  others: Array<OwnGate['kind']> = [],
  target: WorkloadState | null = running().target,
) => {
  const webhooks = [
    ...gates.map(({ kind, hook: name }) => ({ ...another(kind), name })),
    ...others.map(another),
  ];
  return gateSetup(address, { strategy, webhooks }, { gates, target }, portal);
};

describe('what a Canary lacks to ask this portal', () => {
  it('has the user name, a place for the password, and the way to make it', () => {
    const lacking = setup('canary', [
      own('confirm-promotion'),
      own('confirm-rollout'),
    ]);
    expect(lacking).toEqual({
      hooks: [
        {
          kind: 'confirm-traffic-increase',
          url: 'http://shop.checkout.v2:PASSWORD@backstage.portal:7007/api/rollouts/gates/arn%3Aaws%3Aeks%3Aeu%3A1%3Acluster%2Fprod/confirm-traffic-increase',
          muteAlert: true,
        },
        {
          kind: 'rollback',
          url: 'http://shop.checkout.v2:PASSWORD@backstage.portal:7007/api/rollouts/gates/arn%3Aaws%3Aeks%3Aeu%3A1%3Acluster%2Fprod/rollback',
          muteAlert: false,
        },
      ],
      command:
        'printf %s shop/checkout.v2 | openssl dgst -sha256 -hmac "$ROLLOUTS_GATES_KEY"',
    });
  });

  it('would ask this portal once it is there', () => {
    for (const { kind, url } of setup('canary')?.hooks ?? []) {
      expect(
        isAskedHere(url, address.cluster, kind as OwnGate['kind'], [portal]),
      ).toBe(true);
    }
    expect(setup('canary')?.hooks).toHaveLength(4);
  });

  it('is no gate that Flagger would never ask', () => {
    expect(setup('blue-green')?.hooks.map(({ kind }) => kind)).toEqual([
      'confirm-promotion',
      'rollback',
      'confirm-rollout',
    ]);
  });

  it('is no hook beside one of another server that must say yes: two would have to', () => {
    const others: Array<OwnGate['kind']> = [
      'confirm-promotion',
      'confirm-rollout',
    ];
    expect(setup('canary', [], others)?.hooks).toMatchObject([
      { kind: 'confirm-traffic-increase' },
      { kind: 'rollback' },
    ]);
    expect(setup('blue-green', [own('rollback')], others)).toBeNull();
  });

  it('is one beside another server where each can hold or undo alone', () => {
    const others: Array<OwnGate['kind']> = [
      'confirm-traffic-increase',
      'rollback',
    ];
    expect(setup('canary', [], others)?.hooks).toHaveLength(4);
  });

  it('is no gate before the start where the workload is not read: nobody could say yes', () => {
    expect(setup('blue-green', [], [], null)?.hooks).toMatchObject([
      { kind: 'confirm-promotion' },
      { kind: 'rollback' },
    ]);
  });

  it('is nothing when all of them are there', () => {
    const gates = [
      own('confirm-promotion'),
      own('rollback'),
      own('confirm-rollout'),
    ];
    expect(setup('blue-green', gates)).toBeNull();
    expect(setup('canary', gates)?.hooks).toHaveLength(1);
  });
});
