/* eslint-disable no-script-url -- what hostile alerts are made of */
import { screen, within } from '@testing-library/react';
import type {
  Alert,
  Runbook,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  anAlert,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { renderTab } from '../../__testUtils__/renderInState';
import { alertSources } from '../../__testUtils__/states/alerts';

const panel = () => screen.findByRole('region', { name: 'Runbook' });

function renderAlert(changes: Partial<Alert>) {
  renderTab('alerts-none', {
    api: {
      getEntityAlerts: async () => ({
        now: BUILDER_NOW,
        alerts: [anAlert(changes)],
        unmapped: [],
        omitted: 0,
        unreadableMatchers: [],
        sources: alertSources,
      }),
    },
  });
}

const missing = (changes: object): Runbook => ({
  kind: 'missing',
  path: 'docs/runbooks/x.md',
  create: null,
  refused: null,
  ...changes,
});

/** What a browser would load by itself or run when pressed. */
const dangers = () => [
  ...document.querySelectorAll(
    'script, iframe, object, embed, [src], a[href^="javascript" i], a[href^="data" i]',
  ),
];

/** All but the way back up. */
const foreignLinks = (region: HTMLElement) =>
  within(region)
    .queryAllByRole('link')
    .filter(link => link.textContent !== 'Back to the actions');

describe('the runbook of a hostile alert', () => {
  it('is not there, and the page says which link was not followed', async () => {
    const refused = 'a link with javascript: is not followed';
    renderAlert({ runbook: missing({ refused }) });

    const region = await panel();

    expect(region).toHaveTextContent(
      'The alert’s own link was not followed: a link with javascript: is not followed',
    );
    expect(foreignLinks(region)).toEqual([]);
    expect(dangers()).toEqual([]);
  });

  it.each<[string, Runbook]>([
    [
      'a runbook elsewhere',
      { kind: 'external', url: 'javascript:alert(1)', host: 'a.example.org' },
    ],
    ['a page to write', missing({ create: 'JavaScript:alert(1)' })],
  ])('is no link even if the backend let it pass as %s', async (_, runbook) => {
    renderAlert({ runbook });

    const region = await panel();

    expect(within(region).getByText(/Open on|Write it/)).toBeVisible();
    expect(foreignLinks(region)).toEqual([]);
    expect(dangers()).toEqual([]);
  });

  it('on another host is one link, and nothing is loaded from there', async () => {
    const url = 'https://runbooks.example.org/x';
    const fetched = jest.spyOn(global, 'fetch');
    renderAlert({
      runbook: { kind: 'external', url, host: 'runbooks.example.org' },
    });

    const link = within(await panel()).getByRole('link', {
      name: 'Open on runbooks.example.org',
    });

    expect(link).toHaveAttribute('href', url);
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(dangers()).toEqual([]);
    expect(JSON.stringify(fetched.mock.calls)).not.toContain('runbooks.');
  });

  it('and its texts are only text, also where they look like links', async () => {
    const text = '<a href="javascript:alert(1)">x</a> [x](javascript:alert(1))';
    renderAlert({
      summary: text,
      description: text,
      labels: { '<script>': text },
    });

    expect(await screen.findAllByText(text)).toHaveLength(2);
    expect(screen.getByText(`<script>=${text}`)).toBeInTheDocument();
    expect(dangers()).toEqual([]);
  });
});
