import type { ActionRecord } from '../actions/record';
import { withStep } from '../actions/record';
import { rowOfRequest, rowsOfChange } from './rowsOfAction';

const about = {
  entity: 'component:default/checkout',
  owner: 'group:default/shop',
  identity: 'system:serviceaccount:shop:portal',
};
const asked = { from: null, plan: { lever: 'max-weight' } };

const requested: ActionRecord = {
  id: 'a1',
  rolloutId: 'r',
  rolloutRef: 'flagger:production/shop/checkout',
  cluster: 'production',
  namespace: 'shop',
  name: 'checkout',
  releaseId: 'r.1',
  releaseNumber: 1,
  verb: 'promote',
  lever: 'max-weight',
  state: 'requested',
  by: 'user:default/ann',
  reason: 'metrics are fine',
  idempotencyKey: 'click-1',
  requestedAt: 1,
  at: 1,
  refusal: null,
  steps: [{ at: 1, code: 'stored', text: null }],
  receipt: null,
  restore: 'none',
  bound: null,
  write: { field: 'spec.analysis.maxWeight', value: 25 },
  before: null,
  attempted: false,
  withinMs: 0,
  writtenAt: null,
  version: 1,
};

describe('rows of an action', () => {
  it('begin with who asks for what and why, with the plan', () => {
    expect(rowOfRequest(requested, asked, about)).toMatchObject({
      kind: 'action',
      verb: 'promote',
      outcome: 'requested',
      event: 'stored',
      user: 'user:default/ann',
      identity: null,
      rollout: { cluster: 'production', namespace: 'shop', name: 'checkout' },
      release: { id: 'r.1', number: 1 },
      entity: 'component:default/checkout',
      owner: 'group:default/shop',
      reason: 'metrics are fine',
      actionId: 'a1',
      plan: { lever: 'max-weight' },
      write: { field: 'spec.analysis.maxWeight', value: 25, before: null },
    });
  });

  it('say what was missing when it was denied', () => {
    const refusal = {
      code: 'not-permitted' as const,
      params: { permission: 'rollouts.rollout.promote' },
    };
    const denied = { ...requested, state: 'denied' as const, refusal };
    expect(rowOfRequest(denied, asked, about)).toMatchObject({
      kind: 'denied',
      outcome: 'denied',
      event: 'not-permitted',
      response: 'not-permitted: rollouts.rollout.promote',
    });
  });

  it('tell of a write before it is made, with what was there, and as whom', () => {
    const after = { ...requested, attempted: true, before: { value: 50 } };
    expect(rowsOfChange(requested, after, about)).toEqual([
      expect.objectContaining({
        event: 'attempted',
        identity: about.identity,
        write: { field: 'spec.analysis.maxWeight', value: 25, before: 50 },
      }),
    ]);
  });

  it('tell which images others are written over', () => {
    const images = (tag: string) => [
      { container: 'app', image: `shop:${tag}` },
    ];
    const reverting: ActionRecord = {
      ...requested,
      verb: 'revert',
      write: {
        field: 'target.images',
        kind: 'Deployment',
        workload: 'checkout',
        from: images('2'),
        value: images('1'),
      },
    };
    expect(rowOfRequest(reverting, asked, about).write).toEqual({
      field: 'target.images',
      value: images('1'),
      before: images('2'),
    });
  });

  it('tell of every step with its answer, and of the receipt', () => {
    const receipt = { at: 9, phase: 'Succeeded', weight: 0, images: ['x:1'] };
    const written = withStep(
      requested,
      {
        at: 2,
        code: 'written',
        text: 'spec.analysis.maxWeight: 25',
        resourceVersion: '811',
      },
      { state: 'accepted' },
    );
    const ended = withStep(
      written,
      { at: 9, code: 'effective', text: 'succeeded' },
      { state: 'effective', receipt },
    );

    expect(rowsOfChange(requested, ended, about)).toEqual([
      expect.objectContaining({
        event: 'written',
        response: 'spec.analysis.maxWeight: 25',
        write: {
          field: 'spec.analysis.maxWeight',
          value: 25,
          before: null,
          resourceVersion: '811',
        },
        identity: about.identity,
        receipt: null,
      }),
      expect.objectContaining({
        event: 'effective',
        outcome: 'effective',
        identity: null,
        write: null,
        receipt,
      }),
    ]);
  });

  it('name no identity where the field had the value already', () => {
    const written = withStep(
      { ...requested, attempted: true, before: { value: 25 } },
      { at: 2, code: 'written', text: 'it was like that already' },
    );
    expect(rowsOfChange(requested, written, about)).toEqual([
      expect.objectContaining({
        identity: null,
        write: { field: 'spec.analysis.maxWeight', value: 25, before: 25 },
      }),
    ]);
    const again = withStep(written, {
      at: 3,
      code: 'written-again',
      text: null,
    });
    expect(rowsOfChange(written, again, about)[0].identity).toBe(
      about.identity,
    );
  });

  describe('of what is taken back', () => {
    const promoted = {
      ...requested,
      attempted: true,
      before: { value: 50 },
      restore: 'pending' as const,
    };
    const row = (step: ActionRecord['steps'][number]) =>
      rowsOfChange(promoted, withStep(promoted, step), about)[0];

    it('have the value that was written back over the lowered one, and who wrote', () => {
      const step = { at: 9, code: 'restored' as const, text: 'x: 50' };
      expect(row({ ...step, resourceVersion: '812' })).toMatchObject({
        event: 'restored',
        identity: about.identity,
        write: {
          field: 'spec.analysis.maxWeight',
          value: 50,
          before: 25,
          resourceVersion: '812',
        },
      });
      const failed = { at: 9, code: 'restore-failed' as const, text: 'no' };
      expect(row(failed)).toMatchObject({
        identity: about.identity,
        write: { field: 'spec.analysis.maxWeight', value: 50, before: 25 },
      });
    });

    it('have no write and no identity where nothing was sent', () => {
      const text = 'the Canary is gone';
      expect(row({ at: 9, code: 'restored', text })).toMatchObject({
        identity: null,
        write: null,
        response: text,
      });
    });
  });

  it('are none when only a version or a time changed', () => {
    expect(rowsOfChange(requested, { ...requested, at: 5 }, about)).toEqual([]);
  });
});
