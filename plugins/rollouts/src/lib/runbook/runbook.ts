import type {
  Alert,
  Runbook,
} from '@rollouts/backstage-plugin-rollouts-common';

/** The alert whose runbook is shown: the selected one, else the worst that somebody is told of. */
export function chooseAlert(
  alerts: Alert[],
  unmapped: Alert[],
  selectedId: string | null,
): Alert | null {
  const selected = [...alerts, ...unmapped].find(({ id }) => id === selectedId);
  const told = alerts.find(({ suppressed }) => suppressed === null);
  return selected ?? told ?? null;
}

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
