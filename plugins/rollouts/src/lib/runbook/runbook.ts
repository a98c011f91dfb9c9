import type {
  Alert,
  Runbook,
} from '@rollouts/backstage-plugin-rollouts-common';

/** One alert for each other runbook that exists, in the order of the alerts. */
export function otherRunbooks(alerts: Alert[], shown: Alert): Alert[] {
  const seen = new Set([keyOf(shown.runbook)]);
  return alerts.filter(({ runbook }) => {
    const key = keyOf(runbook);
    if (runbook.kind === 'missing' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function keyOf(runbook: Runbook): string {
  return JSON.stringify(runbook);
}
