import { parseEntityRef } from '@backstage/catalog-model';
import type {
  RolloutAddress,
  RolloutsApi,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  aRollout,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { fakeAudit } from './audit';
import { aDesk, Desk } from './desk';
import { someHistories } from './histories';
import { aPage, aTimeline, someActions, someReleases } from './releases';
import { State, states } from './states/all';
import { aCluster } from './states/state';
import { anError } from './states/trouble';

const checkout: RolloutAddress = {
  cluster: 'production',
  namespace: 'shop',
  name: 'checkout',
};

/** A backend without a backend: the entity's name says which state it is in. */
export function fakeApi(): RolloutsApi {
  const calls = new Map<string, number>();
  const desks = new Map<string, Desk>();
  // Other requests name a rollout, which many states share: they are about the one on the screen.
  let shown = '';
  const state = (): State | undefined => states[shown];
  const desk = (): Desk => {
    const known = desks.get(shown) ?? aDesk(state()?.desk ?? { offers: [] });
    desks.set(shown, known);
    return known;
  };
  return {
    ...fakeAudit,
    async getEntityRollouts({ entity }) {
      const { name } = parseEntityRef(entity);
      shown = name;
      const call = calls.get(name) ?? 0;
      calls.set(name, call + 1);
      return states[name].reply(call);
    },
    async getReleases({ cursor, limit, ...address }) {
      const releases = address.name === 'newcomer' ? [] : someReleases(address);
      return aPage(releases, cursor, Number(limit));
    },
    async getRelease({ id }) {
      const release = someReleases(checkout).find(r => r.id === id);
      if (!release) throw await anError(404, 'No such release');
      return {
        now: BUILDER_NOW,
        release,
        timeline: aTimeline(release.openedAt),
        rollout: aRollout().build(),
        sources: [aCluster('production')],
      };
    },
    async getRollout() {
      throw await anError(404, 'Not used by the tab');
    },
    async getSources() {
      return { now: BUILDER_NOW, items: [aCluster('production')] };
    },
    async getAnalysis() {
      return {
        now: BUILDER_NOW,
        analysis: { state: 'none', evaluatedAt: null, metrics: [] },
        sources: [],
        ...state()?.analysis,
      };
    },
    async getReleaseAnalysis() {
      return {
        now: BUILDER_NOW,
        stepMs: 60_000,
        metrics: state()?.histories ?? someHistories,
      };
    },
    async getEntityAlerts({ entity }) {
      return {
        now: BUILDER_NOW,
        alerts: [],
        unmapped: [],
        omitted: 0,
        unreadableMatchers: [],
        sources: [],
        ...states[parseEntityRef(entity).name].alerts,
      };
    },
    getActionOffers: () => desk().offers(),
    act: input => desk().act(input),
    async getReleaseActions() {
      return { now: BUILDER_NOW, items: someActions, moreDenials: true };
    },
  };
}

/** The catalog entity that is in a state. */
export function entityIn(state: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: state,
      namespace: 'default',
      annotations: states[state].annotations,
    },
    spec: { type: 'service', owner: 'shop-team', lifecycle: 'production' },
  };
}
