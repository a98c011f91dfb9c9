/* eslint-disable no-script-url -- what hostile alerts are made of */
import type { Alert } from '@rollouts/backstage-plugin-rollouts-common';
import {
  anAlert,
  aSource,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { progressing } from './running';
import { MINUTE, single, State } from './state';

/** A Prometheus and an Alertmanager that answer. */
export const alertSources = [
  aSource({
    id: 'prometheus:main',
    kind: 'prometheus',
    name: 'main',
    feeds: [],
  }),
  aSource({
    id: 'alertmanager:main',
    kind: 'alertmanager',
    name: 'main',
    feeds: [],
  }),
];

const held = progressing.withFailedChecks(2).build();

function withAlerts(title: string, alerts: State['alerts']): State {
  return {
    ...single(title, held),
    alerts: { sources: alertSources, ...alerts },
    desk: {},
  };
}

const named = (name: string, changes: Partial<Alert> = {}) =>
  anAlert({ id: name, name, ...changes });

const slow = named('CheckoutSlow', {
  severity: 'warning',
  severityLabel: 'warning',
  state: 'pending',
  firingSince: null,
  value: 1.31,
  threshold: { operator: '>', value: 1 },
  summary: 'Every hundredth order takes more than a second',
});

const silenced = named('CheckoutQueueGrows', {
  severity: 'warning',
  severityLabel: 'warning',
  relation: null,
  suppressed: {
    by: 'silence',
    silences: [
      {
        id: 'silence-1',
        createdBy: 'lena',
        comment: 'Known, the new consumer comes on Tuesday',
        endsAt: BUILDER_NOW + 90 * MINUTE,
      },
    ],
  },
});

const inhibited = named('CheckoutPodRestarts', {
  severity: 'info',
  severityLabel: 'info',
  suppressed: { by: 'inhibition', silences: [] },
});

const unmapped = named('NamespaceQuotaAlmostUsed', {
  severity: 'warning',
  severityLabel: 'warning',
  relation: null,
  rollouts: [],
  why: null,
});

const ofTeam = named('CertificateExpires', {
  severity: 'warning',
  severityLabel: 'warning',
  relation: null,
  rollouts: [],
  why: { rule: 'team', detail: 'team="shop-team"' },
});

const hostile = named('<img src=x onerror=alert(1)>', {
  severity: 'unknown',
  severityLabel: '"><script>alert(1)</script>',
  summary: `<b onmouseover=alert(1)>bold</b> {{ .Secrets }} \u202eesrever ${'and so on '.repeat(
    199,
  )}`,
  description: `[click](javascript:alert(1)) ${'verylong'.repeat(60)}`,
  expression: 'up{job="<script>"} == 0',
  labels: { 'a"><script>': 'javascript:alert(1)', empty: '' },
  runbook: {
    kind: 'missing',
    path: 'docs/runbooks/hostile.md',
    create: null,
    refused: 'javascript: is not followed',
  },
});

const many = Array.from({ length: 2000 }, (_, index) =>
  named(`PodCrashLooping-${index}`, {
    severity: index < 4 ? 'critical' : 'warning',
    severityLabel: index < 4 ? 'critical' : 'warning',
    summary: `checkout-${index} restarts`,
  }),
);

export const alertStates: Record<string, State> = {
  'alerts-critical': withAlerts(
    'Alerts: critical, pending, silenced, unmapped',
    {
      alerts: [named('CheckoutErrorsHigh'), slow, silenced, inhibited],
      unmapped: [unmapped],
    },
  ),
  'alerts-matchers-unreadable': withAlerts(
    'Alerts: a shared one, one of the team, and matchers that cannot be read',
    {
      alerts: [named('CheckoutErrorsHigh', { shared: true })],
      unmapped: [ofTeam],
      unreadableMatchers: ['namespace="shop",service=~"(cart"', 'service'],
    },
  ),
  'alerts-none': withAlerts('Alerts: none', {}),
  'alerts-silenced': withAlerts('Alerts: only silenced ones', {
    alerts: [silenced, inhibited],
  }),
  'alerts-many': withAlerts('Alerts: 2,000', { alerts: many, omitted: 412 }),
  'alerts-source-down': withAlerts('Alerts: all sources down', {
    sources: alertSources.map(source => ({
      ...source,
      state: 'down' as const,
      lastSuccessAt: BUILDER_NOW - 11 * MINUTE,
      lastError: { at: BUILDER_NOW - MINUTE, message: 'connect ECONNREFUSED' },
    })),
  }),
  'alerts-peer-down': withAlerts('Alerts: one peer down', {
    alerts: [slow],
    sources: [
      alertSources[0],
      {
        ...alertSources[1],
        feeds: [
          {
            name: 'http://alertmanager-1:9093',
            state: 'failing',
            lastSuccessAt: null,
            lastError: { at: BUILDER_NOW, message: '503 Service Unavailable' },
          },
        ],
      },
    ],
  }),
  'alerts-hostile': withAlerts('Alerts: hostile texts', { alerts: [hostile] }),
};
