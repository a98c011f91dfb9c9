import { aRelease, aRollout, aSource, BUILDER_NOW as now } from '../testing';
import { routes } from './contract';

describe('contract', () => {
  it('changes something with one route only, and keeps names out of paths', () => {
    for (const { path } of Object.values(routes)) {
      expect(path).toMatch(/^\/v1\/[a-z-]+$/);
    }
    const changing = Object.entries(routes).filter(
      ([, { method }]) => method !== 'GET',
    );
    expect(changing.map(([name]) => name)).toEqual(['act']);
  });

  it('takes no action without a reason, a release, a phase and a lever', () => {
    const asked = {
      cluster: 'a',
      namespace: 'b',
      name: 'c',
      verb: 'promote',
      releaseId: 'r',
      phase: 'Progressing',
      lever: 'max-weight',
      reason: 'metrics are fine',
      idempotencyKey: 'one-click',
    };
    const accepts = (changes: object) =>
      routes.act.body.safeParse({ ...asked, ...changes }).success;

    expect(accepts({})).toBe(true);
    for (const key of Object.keys(asked)) {
      expect(accepts({ [key]: undefined })).toBe(false);
    }
    expect(accepts({ reason: '   ' })).toBe(false);
    expect(accepts({ reason: ' ok ' })).toBe(false);
    expect(accepts({ verb: 'delete' })).toBe(false);
    expect(accepts({ lever: 'by hand' })).toBe(false);
  });

  it('takes no text with a NUL, which databases refuse', () => {
    const texts = {
      cluster: 'a',
      namespace: 'b',
      name: 'c',
      releaseId: 'r',
      phase: 'Progressing',
      reason: 'metrics are fine',
      idempotencyKey: 'one-click',
    };
    for (const [key, value] of Object.entries(texts)) {
      const right = { ...texts, verb: 'promote', lever: 'gate' };
      const body = { ...right, [key]: `${value}\u0000` };
      expect([key, routes.act.body.safeParse(body).success]).toEqual([
        key,
        false,
      ]);
    }
    const cursor = { ...texts, cursor: 'a\u0000' };
    expect(routes.releases.query.safeParse(cursor).success).toBe(false);
  });

  it('has a page size with a default and bounds', () => {
    const limit = (value?: string) =>
      routes.releases.query.safeParse({
        cluster: 'a',
        namespace: 'b',
        name: 'c',
        limit: value,
      });

    expect(limit().data?.limit).toBe(20);
    expect(limit('100').data?.limit).toBe(100);
    expect(['0', '101', '1.5', 'x', ''].map(v => limit(v).success)).toEqual(
      Array(5).fill(false),
    );
  });

  it('holds what the builders make', () => {
    const rollout = aRollout().inPhase('Progressing').atWeight(20).build();

    const answer = routes.release.output.safeParse({
      now,
      rollout,
      release: aRelease(),
      timeline: [],
      sources: [aSource()],
    });

    expect(answer.error).toBeUndefined();
  });

  it('shows a phase that this version does not know', () => {
    const rollout = aRollout().inPhase('Meditating').build();

    const answer = routes.rollout.output.safeParse({
      now,
      rollout,
      sources: [],
    });

    expect(answer.data?.rollout.phase).toBe('Meditating');
  });
});
