import type { Runbook } from '@rollouts/backstage-plugin-rollouts-common';
import { anAlert } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { alertSources } from './alerts';
import { progressing } from './running';
import { single, State } from './state';

const inDocs = (
  changes: Partial<Extract<Runbook, { kind: 'techdocs' }>> = {},
): Runbook => ({
  kind: 'techdocs',
  entity: 'component:default/checkout',
  path: 'runbooks/checkout-errors-high/',
  heading: null,
  rule: 'name',
  ...changes,
});

const withRunbook = (title: string, ...runbooks: Runbook[]): State => ({
  ...single(title, progressing.withFailedChecks(2).build()),
  alerts: {
    sources: alertSources,
    alerts: runbooks.map((runbook, index) =>
      anAlert({
        id: `alert-${index}`,
        name: ['CheckoutErrorsHigh', 'CheckoutQueueGrows'][index],
        runbook,
      }),
    ),
  },
  desk: {},
});

export const runbookStates: Record<string, State> = {
  'runbook-page': withRunbook(
    'Runbook: a whole page',
    inDocs(),
    inDocs({ path: 'runbooks/queue-grows/' }),
  ),
  'runbook-section': withRunbook(
    'Runbook: a section',
    inDocs({ heading: 'mitigation', rule: 'anchor' }),
  ),
  'runbook-lost-heading': withRunbook(
    'Runbook: the heading is not there',
    inDocs({ heading: 'mitigtaion' }),
  ),
  'runbook-external': withRunbook('Runbook: on another host', {
    kind: 'external',
    url: 'https://runbooks.example.org/alerts/CheckoutErrorsHigh',
    host: 'runbooks.example.org',
  }),
  'runbook-missing': withRunbook('Runbook: none', {
    kind: 'missing',
    path: 'docs/runbooks/checkout-errors-high.md',
    create:
      'https://git.example.org/shop/checkout/new/main?filename=docs/runbooks/checkout-errors-high.md',
    refused: null,
  }),
  'runbook-nowhere': withRunbook('Runbook: none, and nowhere to write it', {
    kind: 'missing',
    path: 'docs/runbooks/checkout-errors-high.md',
    create: null,
    refused: 'the link is no address',
  }),
  'runbook-not-built': withRunbook(
    'Runbook: its documentation cannot be built',
    inDocs({ entity: 'component:default/broken', path: 'runbooks/no-page/' }),
  ),
  'runbook-no-page': withRunbook(
    'Runbook: the page is not in the documentation',
    inDocs({ path: 'runbooks/no-page/' }),
  ),
};
