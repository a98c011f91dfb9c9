import { aSpec, at } from '../../__testUtils__/story';
import { ownGates } from './ownGates';
import type { GatePoll } from '../poll';

const url = (kind: string) =>
  `https://portal.example.org/api/rollouts/gates/production/${kind}`;
const hook = (type: string, address = url(type)) => ({
  name: `my-${type}`,
  type,
  url: address,
});
const aPoll: GatePoll = {
  rolloutId: 'r',
  kind: 'rollback',
  checksum: 'abc',
  keyId: null,
  releaseId: 'release-1',
  polledAt: at(100),
  answer: false,
  decisionId: null,
};

const gates = (
  webhooks = [hook('rollback')],
  polls = [aPoll],
  changes: { releaseId?: string | null; now?: number } = {},
) =>
  ownGates(
    { ...aSpec, webhooks },
    {
      cluster: 'production',
      portals: ['https://portal.example.org'],
      polls,
      releaseId: 'release-1',
      now: at(110),
      ...changes,
    },
  );

describe('own gates', () => {
  it('are hooks at the address of this portal, with what they asked about', () => {
    expect(
      gates([
        hook('rollback'),
        hook('confirm-promotion'),
        hook('confirm-promotion', 'http://others'),
        hook('pre-rollout'),
        hook('event'),
      ]),
    ).toEqual([
      {
        kind: 'rollback',
        hook: 'my-rollback',
        checksums: ['abc'],
        last: aPoll,
      },
      {
        kind: 'confirm-promotion',
        hook: 'my-confirm-promotion',
        checksums: [],
        last: null,
      },
    ]);
  });

  it.each([
    ['nobody asked', {}, []],
    ['another release was open', {}, [{ ...aPoll, releaseId: 'release-0' }]],
    ['no release was open', {}, [{ ...aPoll, releaseId: null }]],
    [
      'no release is open',
      { releaseId: null },
      [{ ...aPoll, releaseId: null }],
    ],
    ['it was long ago', { now: at(141) }, [aPoll]],
  ])('ask about nothing when %s', (_, changes, polls) => {
    expect(gates(undefined, polls, changes)).toEqual([
      {
        kind: 'rollback',
        hook: 'my-rollback',
        checksums: [],
        last: polls[0] ?? null,
      },
    ]);
  });

  it('are heard for four intervals', () => {
    expect(gates(undefined, [aPoll], { now: at(140) })[0].checksums).toEqual([
      'abc',
    ]);
  });

  it('ask about all that was asked in the release: others can ask as well', () => {
    const forged = { ...aPoll, checksum: 'evil', polledAt: at(105) };
    const [gate] = gates(undefined, [aPoll, forged]);
    expect(gate.checksums.sort()).toEqual(['abc', 'evil']);
    expect(gate.last).toBe(forged);
  });

  it('know that they were told yes in this release, whatever else was asked since', () => {
    const yes = { ...aPoll, answer: true };
    const later = { ...aPoll, checksum: 'of a stranger', polledAt: at(105) };
    const told = (...polls: GatePoll[]) =>
      gates([hook('rollback')], polls)[0].toldYes;
    expect(told(yes, later)).toBe(true);
    expect(told({ ...yes, releaseId: 'release-0' }, later)).toBeUndefined();
  });
});
