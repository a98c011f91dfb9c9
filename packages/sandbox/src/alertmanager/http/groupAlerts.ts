import type { JudgedAlert } from '../Alertmanager';
import { GROUP_BY } from '../routing';
import { describeAlert } from './describe';

/** Alerts as they are told together, by receiver and by some of their labels. */
export function groupAlerts(alerts: JudgedAlert[]) {
  const groups = new Map<string, { receiver: string; alerts: JudgedAlert[] }>();
  for (const alert of alerts) {
    for (const receiver of alert.receivers) {
      const key = JSON.stringify([receiver, groupLabels(alert)]);
      const group = groups.get(key) ?? { receiver, alerts: [] };
      group.alerts.push(alert);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(group => ({
    labels: groupLabels(group.alerts[0]),
    receiver: { name: group.receiver },
    alerts: group.alerts.map(describeAlert),
  }));
}

function groupLabels({ labels }: JudgedAlert): Record<string, string> {
  return Object.fromEntries(
    GROUP_BY.filter(name => labels[name] !== undefined).map(name => [
      name,
      labels[name],
    ]),
  );
}
