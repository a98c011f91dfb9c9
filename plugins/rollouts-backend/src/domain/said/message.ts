/**
 * What Flagger says, told apart by its exact wording (Flagger 1.44.0, pkg/controller). `hook` and
 * numbers are read from the text. All other words are `other`.
 */
export type Meaning =
  | { kind: 'weight'; value: number }
  | { kind: 'primary-weight'; value: number }
  | { kind: 'iteration'; value: number; of: number }
  | { kind: 'route-all-to-canary' }
  | { kind: 'copied' }
  | { kind: 'gate-waiting' | 'gate-passed'; gate: string; hook: string }
  | { kind: 'rollback-asked'; hook: string }
  | { kind: 'check-failed' }
  | { kind: 'threshold-reached'; count: number }
  | { kind: 'rolled-back-by-hook' }
  | { kind: 'primary-failed' }
  | { kind: 'canary-not-ready' | 'primary-not-ready' }
  | { kind: 'analysis-skipped' | 'promotion-completed' }
  /** Says what the status says as well, or repeats every tick. */
  | { kind: 'routine' }
  | { kind: 'other' };

const PATTERNS: Array<[RegExp, (match: RegExpExecArray) => Meaning]> = [
  [
    /^Advance \S+ canary weight (\d+)$/,
    m => ({ kind: 'weight', value: Number(m[1]) }),
  ],
  [
    /^Advance \S+ primary weight (\d+)$/,
    m => ({ kind: 'primary-weight', value: Number(m[1]) }),
  ],
  [
    /^Advance \S+ canary iteration (\d+)\/(\d+)$/,
    m => ({ kind: 'iteration', value: Number(m[1]), of: Number(m[2]) }),
  ],
  [
    /^(Stop traffic mirroring and route|Routing) all traffic to canary$/i,
    () => ({ kind: 'route-all-to-canary' }),
  ],
  [
    /^Routing all traffic to primary$/,
    () => ({ kind: 'primary-weight', value: 100 }),
  ],
  [/^Copying \S+ template spec to \S+$/, () => ({ kind: 'copied' })],
  [
    /^Halt \S+ advancement waiting for approval (.+)$/,
    m => waiting('confirm-rollout', m[1]),
  ],
  [
    /^Halt \S+ advancement waiting for traffic increase approval (.+)$/,
    m => waiting('confirm-traffic-increase', m[1]),
  ],
  [
    /^Halt \S+ advancement waiting for promotion approval (.+)$/,
    m => waiting('confirm-promotion', m[1]),
  ],
  [
    /^Confirm-(rollout|traffic-increase|promotion) check (.+) passed$/,
    m => ({ kind: 'gate-passed', gate: `confirm-${m[1]}`, hook: m[2] }),
  ],
  [
    /^Rollback check (.+) passed$/,
    m => ({ kind: 'rollback-asked', hook: m[1] }),
  ],
  [
    /^Rolling back \S+ failed checks threshold reached (\d+)$/,
    m => ({ kind: 'threshold-reached', count: Number(m[1]) }),
  ],
  [
    /^Rolling back \S+ manual webhook invoked$/,
    () => ({ kind: 'rolled-back-by-hook' }),
  ],
  [
    /^Promotion of \S+ failed, primary not ready: /,
    () => ({ kind: 'primary-failed' }),
  ],
  [
    /^Promotion completed! Canary analysis was skipped for /,
    () => ({ kind: 'analysis-skipped' }),
  ],
  [
    /^Promotion completed! Scaling down /,
    () => ({ kind: 'promotion-completed' }),
  ],
  [
    /^canary (deployment|damonset|daemonset) \S+ not ready\b/,
    () => ({ kind: 'canary-not-ready' }),
  ],
  [
    /^(primary daemonset )?\S+-primary\.\S+ not ready: /,
    () => ({ kind: 'primary-not-ready' }),
  ],
  [
    /^(Halt \S+ advancement|Halt advancement|Prometheus query failed|Metric query failed|Metric template|Error building Prometheus client)\b/,
    () => ({ kind: 'check-failed' }),
  ],
  [
    /^(New revision detected! |Starting canary analysis for |Canary failed! |Terminat(ing|ed) canary |Initialization done! |all the metrics providers are available!|skipping canary run as object is suspended|(A\/B testing|Progressive traffic) is not supported when using the kubernetes provider$|Setting canaryAnalysis.iterations: |Rollback hook .+ not signaling a rollback$)/,
    () => ({ kind: 'routine' }),
  ],
];

function waiting(gate: string, hook: string): Meaning {
  return { kind: 'gate-waiting', gate, hook };
}

/** Reads one message. Never throws: unknown words are `other`. */
export function meaningOf(message: string): Meaning {
  for (const [pattern, read] of PATTERNS) {
    const match = pattern.exec(message);
    if (match) return read(match);
  }
  return { kind: 'other' };
}
