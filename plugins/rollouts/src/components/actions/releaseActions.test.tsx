import type { RolloutsApi } from '@rollouts/backstage-plugin-rollouts-common';
import {
  aRollout,
  anAction,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { cleanup, screen, within } from '@testing-library/react';
import { fakeApi } from '../../__testUtils__/fakeApi';
import { renderTab } from '../../__testUtils__/renderInState';
import { anError } from '../../__testUtils__/states/trouble';

const path = '/releases/rollout-1.41';

describe('the record of a release', () => {
  it('says who did what, why, and what the cluster did, denials too', async () => {
    renderTab('progressing', { path });
    const record = await screen.findByRole('region', { name: 'Who did what' });
    expect(
      await within(record).findByRole('region', { name: 'Rollback' }),
    ).toHaveTextContent(
      /asked for by lena.*primary serves 100 %, runs 1\.4\.1.*Reason: Orders fail/,
    );
    const denied = within(record).getByRole('region', { name: 'Promotion' });
    expect(denied).toHaveTextContent(/denied.*asked for by sam/);
    expect(denied).toHaveTextContent(
      'You need the permission rollouts.rollout.promote for this.',
    );
    expect(denied).not.toHaveTextContent('requested');
    expect(within(record).getByText(/more denied attempts/)).toBeVisible();
  });

  it('says when nobody acted, and when that is not known', async () => {
    renderTab('progressing', {
      path,
      api: {
        getReleaseActions: async () => ({
          now: 0,
          items: [],
          moreDenials: false,
        }),
      },
    });
    expect(await screen.findByText(/^Nobody acted/)).toBeVisible();
  });

  it('asks nobody else for a yes while the release is promoted', async () => {
    const others = ['change board'];
    const approved = anAction({
      verb: 'promote',
      lever: 'gate',
      state: 'accepted',
      receipt: null,
      approval: {
        agreed: [{ by: 'user:default/lena', at: BUILDER_NOW }],
        expiresAt: BUILDER_NOW + 60_000,
        others,
      },
      steps: [{ at: BUILDER_NOW, code: 'gate-answered', text: null }],
    });
    const inPhase = (phase: string): Partial<RolloutsApi> => ({
      getReleaseActions: async () => ({
        now: BUILDER_NOW,
        items: [approved],
        moreDenials: false,
      }),
      getRelease: async input => {
        const answer = await fakeApi().getRelease(input);
        const release = { ...answer.release, closedAt: null };
        return {
          ...answer,
          release,
          rollout: aRollout().inPhase(phase).build(),
        };
      },
    });
    const told = async (phase: string) => {
      renderTab('progressing', { path, api: inPhase(phase) });
      return screen.findByRole('region', { name: 'Promotion' });
    };
    expect(await told('WaitingPromotion')).toHaveTextContent('change board');
    cleanup();
    expect(await told('Promoting')).not.toHaveTextContent('change board');
  });

  it('says when it could not be read', async () => {
    renderTab('progressing', {
      path,
      api: {
        getReleaseActions: async () => {
          throw await anError(404, 'nothing');
        },
      },
    });
    expect(
      await screen.findByText(/^The actions could not be loaded/),
    ).toBeVisible();
  });
});
