import type {
  Action,
  GateQuestion,
  GateSetup,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatExact, Locale } from '../format/time';
import type { Words } from '../words';
import { isUnderWay } from './receipt';

/** What holds a gate, in sentences. That nobody approved says its “no” already, once it was asked. */
export function sayObjections(
  { objections, last }: GateQuestion,
  words: Words,
  locale: Locale,
): string[] {
  return objections
    .filter(({ code }) => code !== 'nobody-agreed' || last?.answer === 'no')
    .map(({ code, params, until }) =>
      words(`gateObjection.${code}`, {
        ...params,
        until: until === null ? '' : formatExact(until, locale),
      }),
    );
}

/** Hooks as they are written in a Canary's `spec.analysis.webhooks`. */
export function toYaml({ hooks }: GateSetup, words: Words): string {
  return hooks
    .flatMap(({ kind, url, muteAlert }) => [
      ...(kind === 'confirm-rollout' ? [`# ${words('gateSetup.start')}`] : []),
      `- name: ask the portal (${kind})`,
      `  type: ${kind}`,
      `  url: ${url}`,
      ...(muteAlert ? ['  muteAlert: true'] : []),
    ])
    .join('\n');
}

/**
 * Who approved, and until when that waits; null for what is no approval.
 *
 * @param phase - of the rollout; null: not known here
 */
export function sayApproval(
  action: Action,
  phase: Rollout['phase'],
  words: Words,
  locale: Locale,
): string | null {
  const { approval, steps } = action;
  if (!approval) return null;
  const persons = approval.agreed
    .map(({ by }) => by.replace(/^[^/]*\//, ''))
    .join(words('dialog.and'));
  const isTold = steps.some(({ code }) => code === 'gate-answered');
  const said = words('approval.by', { persons });
  // While it is promoted nobody is asked any more.
  const isAsked = phase !== 'Promoting' && phase !== 'Finalising';
  const others = isAsked ? approval.others ?? [] : [];
  const isWaiting = !isTold || others.length > 0;
  if (!isWaiting || !isUnderWay(action)) return said;
  const until = formatExact(approval.expiresAt, locale);
  const waits = `${said} ${words('approval.until', { until })}`;
  return others.length === 0
    ? waits
    : `${waits} ${words('approval.others', { gates: others.join(', ') })}`;
}
