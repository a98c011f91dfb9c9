import {
  auditKinds,
  auditOutcomes,
  auditProblemCodes,
} from '@rollouts/backstage-plugin-rollouts-common';
import { anAuditRow } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { english } from '../../__testUtils__/english';
import { someRows } from '../../__testUtils__/audit';
import { isKey } from '../words';
import { readFilter, toQuery, writeFilter } from './filter';
import { sayWhat, toAuditFacts, toAuditOutcome } from './row';
import { isAnchor, sayVerification } from './verification';

const locale = { language: 'en', zone: 'UTC' };

it('has words for every code that the backend may send', () => {
  const keys = [
    ...auditKinds.map(kind => `audit.kind.${kind}`),
    ...auditOutcomes.map(outcome => `audit.outcome.${outcome}`),
    ...auditProblemCodes.map(code => `audit.problem.${code}`),
  ];
  expect(keys.filter(key => !isKey(key))).toEqual([]);
  const labels = someRows.flatMap(row =>
    toAuditFacts(row, english, locale).map(({ label }) => label),
  );
  expect(labels.filter(label => /^[a-z-]+$/.test(label))).toEqual([]);
});

describe('the filter in the address', () => {
  it('comes back as it was written', () => {
    const filter = {
      entity: 'component:default/checkout',
      kind: 'denied',
      from: '2026-11-01',
      to: '2026-11-26',
    };
    expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(
      filter,
    );
  });

  it('asks for nothing where nothing was chosen', () => {
    expect(writeFilter({ kind: 'any', person: '  ', from: null })).toBe('');
  });

  it('leaves out what makes no sense', () => {
    const query = 'kind=x&outcome=y&from=soon&to=2026-1-1&person=user:a/b';
    expect(readFilter(new URLSearchParams(query))).toEqual({
      person: 'user:a/b',
    });
  });

  it('means whole days by the reader’s clock, the last one included', () => {
    const { from, to } = toQuery({ from: '2026-11-26', to: '2026-11-26' });
    expect(new Date(Number(from)).getHours()).toBe(0);
    expect(new Date(Number(to)).getDate()).toBe(27);
    expect(toQuery({})).toEqual({});
  });
});

describe('a row', () => {
  it('of a later version is told as it is', () => {
    const row = anAuditRow({ verb: 'teleport', event: 'x', outcome: 'y' });
    expect(sayWhat({ ...row, response: null }, english)).toBe('teleport · x');
    expect(toAuditOutcome(row, english)).toEqual({ tone: 'idle', word: 'y' });
  });

  it('of a Canary that was deleted names nobody, and says which one it was', () => {
    const row = anAuditRow({
      kind: 'outside',
      outcome: 'changed',
      event: 'deleted',
      verb: null,
      user: null,
      outside: {
        manager: null,
        operation: null,
        subresource: null,
        time: null,
        changes: [{ field: 'metadata.uid', before: 'a', after: null }],
      },
    });
    expect(sayWhat(row, english)).toBe(
      'The Canary was deleted; Kubernetes does not note by whom',
    );
    const facts = toAuditFacts(row, english, locale);
    expect(facts.map(({ label }) => label)).not.toContain('Field manager');
    expect(facts.map(({ value }) => value)).toContain(
      'metadata.uid: "a" → null',
    );
  });

  it('of a write has the version that the API server answered with', () => {
    const write = {
      field: 'spec.suspend',
      value: true,
      before: false,
      resourceVersion: '812',
    };
    expect(toAuditFacts(anAuditRow({ write }), english, locale)).toContainEqual(
      { label: 'Answered with resourceVersion', value: '812', code: true },
    );
  });

  it('says nothing of what it does not hold', () => {
    const facts = toAuditFacts(
      anAuditRow({ from: null, reason: null, write: null, plan: null }),
      english,
      locale,
    );
    expect(facts.map(({ label }) => label)).toEqual([
      'Component',
      'Owner',
      'Release',
      'Action',
      'Hash',
    ]);
  });
});

describe('a verification in words', () => {
  const head = { seq: 3, hash: 'a'.repeat(64) };

  it.each(auditProblemCodes)('has no hole for %s', code => {
    const params = { seq: 1, from: 1, to: 2, found: 3 };
    const problem = { code, params };
    const said = sayVerification(
      { problem, rows: 1, head, cut: null, anchored: null },
      english,
    );
    expect(said.isWhole).toBe(false);
    expect(said.lines.join()).not.toMatch(/\{\{|undefined|null/);
  });

  it('names the end, which only anchors prove', () => {
    const whole = { problem: null, rows: 3, cut: null, anchored: null };
    expect(
      sayVerification({ ...whole, head }, english).lines.join(' '),
    ).toContain(`The last row is 3:${head.hash}`);
    expect(sayVerification({ ...whole, head: null }, english).lines).toEqual([
      'There is no row yet.',
    ]);
  });

  it('says how far anchors prove it', () => {
    const signedBy = { seq: 2, hash: 'b'.repeat(64) };
    const cut = { from: 1, upTo: 1, rows: 1, lastHash: head.hash, signedBy };
    const said = (anchored: number | null, isProven: boolean) =>
      sayVerification(
        {
          problem: null,
          rows: 2,
          head,
          cut: { ...cut, anchored: isProven },
          anchored,
        },
        english,
      ).lines.slice(1);

    expect(said(null, false)[0]).toContain(
      `not proven by anchors: whoever may write to the database could sign it off too. Look whether the auditor was told of 2:${signedBy.hash}`,
    );
    expect(said(2, true)).toEqual([
      'It begins after rows 1 to 1. Row 2 signs their removal off, as the auditor was told.',
      `Up to row 2 it is what the auditor was told. Rows 3 to 3 are not proven by anchors: look for their events, up to 3:${head.hash}.`,
    ]);
    expect(said(3, true)[1]).toBe(
      'Up to its last row, 3, it is what the auditor was told.',
    );
  });

  it('knows an anchor', () => {
    expect(isAnchor(`3:${head.hash}`)).toBe(true);
    expect(isAnchor(`3:${head.hash}0`)).toBe(false);
  });
});
