import { screen } from '@testing-library/react';
import rolloutsPlugin, { rolloutsTranslationRef } from '.';
import { entityTab, statusCard } from './plugin';
import { renderExtension } from './__testUtils__/renderInState';

const onTab = () =>
  screen.findByRole('heading', { name: /^No rollout is connected/ });

describe('rolloutsPlugin', () => {
  it('has the ids that apps configure it by', () => {
    expect(rolloutsPlugin.pluginId).toBe('rollouts');
    expect(rolloutsTranslationRef.id).toBe('plugin.rollouts');
    expect(
      rolloutsPlugin.getExtension('entity-content:rollouts'),
    ).toBeDefined();
    expect(
      rolloutsPlugin.getExtension('entity-card:rollouts/status'),
    ).toBeDefined();
    expect(rolloutsPlugin.getExtension('page:rollouts/audit')).toBeDefined();
    expect(rolloutsPlugin.getExtension('api:rollouts')).toBeDefined();
  });

  it('shows the tab on a service that is not connected, so that it learns how', async () => {
    renderExtension('unmapped', entityTab);
    expect(await onTab()).toBeVisible();
  });

  it.each([
    ['backstage.io/kubernetes-id', 'checkout'],
    ['backstage.io/kubernetes-label-selector', 'app=checkout'],
    ['flagger.app/canary', 'shop/checkout'],
  ])('shows the card on a component with %s', async (name, value) => {
    renderExtension('unmapped', statusCard, { [name]: value });
    expect(
      await screen.findByText('No rollout is connected yet.'),
    ).toBeVisible();
  });

  it('shows no card on a component that does not say that it runs', async () => {
    renderExtension('unmapped', statusCard);
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});
