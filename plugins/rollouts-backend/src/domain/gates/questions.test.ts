import type { ActionRecord } from '../actions/record';
import { entry } from '../history/entry';
import { at } from '../__testUtils__/story';
import type { OwnGate } from './hooks/ownGates';
import { gateQuestions } from './questions';

const gate: OwnGate = {
  kind: 'confirm-promotion',
  hook: 'ask the portal',
  checksums: [],
  last: null,
};
const poll = {
  rolloutId: 'r',
  kind: gate.kind,
  checksum: 'abc',
  keyId: 'present',
  releaseId: 'release-0',
  polledAt: at(10),
  answer: false,
  decisionId: null,
};
const passed = (name: string) =>
  entry({ kind: 'gate-passed', gate: gate.kind, name }, at(20), 'event');
const told = (
  verb: 'promote' | 'rollback',
  ...codes: Array<'gate-opened' | 'gate-answered' | 'withdrawn'>
) => ({ verb, steps: codes.map(code => ({ at: at(15), code, text: null })) });

const house = {
  presentKeyId: 'present',
  rules: { agreement: 'one' as const, approvalMs: 0, freezes: [] },
  author: null,
  staged: null,
  next: 'confirm-promotion' as const,
  releaseId: 'release-1',
  now: at(30),
};

describe('the questions of gates', () => {
  it('prove that Flagger asks, also in an earlier release', () => {
    const [asked] = gateQuestions(
      [{ ...gate, last: poll }],
      [],
      [],
      null,
      house,
    );
    expect(asked).toEqual({
      kind: 'confirm-promotion',
      name: 'ask the portal',
      last: { at: at(10), answer: 'no', key: 'present' },
      bypassed: false,
      objections: [
        {
          code: 'nobody-agreed',
          params: { agreed: 0, needed: 1 },
          until: null,
        },
      ],
    });
    expect(gateQuestions([gate], [], [], null, house)[0].last).toBeNull();
  });

  it.each([
    ['nobody decided', [], true],
    [
      'Flagger was told what somebody decided',
      [told('promote', 'gate-opened', 'gate-answered')],
      false,
    ],
    [
      'the first of two had agreed, so it was told no',
      [told('promote', 'gate-opened')],
      true,
    ],
    [
      'an approval was withdrawn before it was told',
      [told('promote', 'gate-opened', 'withdrawn')],
      true,
    ],
    [
      'somebody decided something else',
      [told('rollback', 'gate-opened', 'gate-answered')],
      true,
    ],
    ['somebody was denied', [{ verb: 'promote' as const, steps: [] }], true],
  ])('that were passed when %s: bypassed %s', (_, actions, expected) => {
    const [asked] = gateQuestions(
      [gate],
      [passed(gate.hook)],
      actions,
      null,
      house,
    );
    expect(asked.bypassed).toBe(expected);
  });

  it.each([
    ['present', 'present', 'present'],
    ['earlier', 'present', 'earlier'],
    ['present', null, 'earlier'],
    [null, 'present', null],
  ])('by the key %s, while %s is present: %s', (keyId, present, expected) => {
    const last = { ...poll, keyId };
    const [asked] = gateQuestions([{ ...gate, last }], [], [], null, {
      ...house,
      presentKeyId: present,
    });
    expect(asked.last?.key).toBe(expected);
  });

  it('say what holds them, with who agreed so far', () => {
    const rules = { ...house.rules, agreement: 'two' as const };
    const open = {
      by: 'user:default/ann',
      write: { field: 'gate', value: { kind: gate.kind, checksums: [] } },
    } as unknown as ActionRecord;
    const objections = (kind: OwnGate['kind'], action: ActionRecord | null) =>
      gateQuestions([{ ...gate, kind }], [], [], action, { ...house, rules })[0]
        .objections;

    expect(objections(gate.kind, open)).toEqual([
      { code: 'needs-two', params: { agreed: 1, needed: 2 }, until: null },
    ]);
    expect(objections(gate.kind, null)[0].params.agreed).toBe(0);
    expect(objections('rollback', null)).toEqual([]);
    expect(objections('confirm-traffic-increase', null)).toEqual([]);
  });

  it('are not about hooks of others', () => {
    const [asked] = gateQuestions(
      [gate],
      [passed('another server')],
      [],
      null,
      house,
    );
    expect(asked.bypassed).toBe(false);
  });

  it('know that a gate opened here without a person', () => {
    const start = { ...gate, kind: 'confirm-rollout' as const };
    const fact = entry(
      { kind: 'gate-passed', gate: start.kind, name: gate.hook },
      at(20),
      'event',
    );
    const bypassed = (gates: OwnGate) =>
      gateQuestions([gates], [fact], [], null, house)[0].bypassed;
    expect(bypassed({ ...start, toldYes: true })).toBe(false);
    expect(bypassed({ ...start, last: { ...poll, answer: true } })).toBe(true);
  });
});
