import type { Alert } from '@rollouts/backstage-plugin-rollouts-common';

/** The runbook under the reader's eyes. */
export interface ShownRunbook {
  /** Whose runbook it is, as it was last said. */
  alert: Alert;
  /** Its alert does not fire any more. */
  isOver: boolean;
  /** The press that was heeded last. */
  press: string | null;
}

/** What the reader asks for: an alert, and which visit of its link it is. */
export interface Press {
  alertId: string;
  /** Unlike that of an earlier press of the same link. */
  key: string;
}

export interface FiringAlerts {
  alerts: Alert[];
  /** Of the namespace or team, but of no component. */
  unmapped: Alert[];
}

/**
 * The runbook to show next. Once shown it stays, whatever begins or ends to fire, until the reader
 * presses another one; the first is that of the selected alert, else of the worst.
 */
export function nextShown(
  shown: ShownRunbook | null,
  firing: FiringAlerts,
  pressed: Press | null,
): ShownRunbook | null {
  const all = [...firing.alerts, ...firing.unmapped];
  const find = (id: string) => all.find(alert => alert.id === id);
  const press = pressed ? `${pressed.key} ${pressed.alertId}` : null;
  const isNew = press !== null && press !== shown?.press;
  const asked = pressed && isNew ? find(pressed.alertId) : undefined;
  const kept = shown && (find(shown.alert.id) ?? shown.alert);
  const alert = asked ?? kept ?? worstOf(firing);
  if (!alert) return null;
  const next = {
    alert,
    isOver: !all.includes(alert),
    press: press ?? shown?.press ?? null,
  };
  const isSame =
    shown?.alert === next.alert &&
    shown.isOver === next.isOver &&
    shown.press === next.press;
  return isSame ? shown : next;
}

/** The worst alert that somebody is told of. */
export function worstOf({ alerts }: FiringAlerts): Alert | undefined {
  return alerts.find(({ suppressed }) => suppressed === null);
}
