import { ResponseError } from '@backstage/errors';
import type {
  Refusal,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  aRollout,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { progressing } from './running';
import { aCluster, anAnswer, MINUTE, single, State } from './state';

const lastError = {
  at: BUILDER_NOW - MINUTE,
  message: 'connect ECONNREFUSED 10.0.0.7:6443',
};

const withSource = (
  title: string,
  changes: Parameters<typeof aCluster>[1],
): State =>
  single(title, progressing.build(), {
    sources: [aCluster('production', changes)],
  });

/** A Canary of which only the name can be told, and why. */
const unreadable = (
  title: string,
  problems: Rollout['problems'],
  explanation: Omit<Rollout['explanation'], 'evidence'>,
): State =>
  single(
    title,
    aRollout()
      .inPhase(null)
      .with({
        phaseSince: null,
        weight: { value: null, source: 'unknown', object: null },
        ladder: { steps: [], current: null, matches: [], mirrorWeight: null },
        images: { stable: null, candidate: null },
        target: null,
        failedChecks: { used: null, limit: 1 },
        problems,
        explanation: { ...explanation, evidence: [] },
      })
      .build(),
  );

export async function anError(
  status: number,
  message: string,
  refusal?: Refusal,
) {
  const body = {
    error: { name: 'Error', message, refusal },
    response: { statusCode: status },
  };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    }),
  );
}

export const troubleStates: Record<string, State> = {
  stale: withSource('Cluster silent', {
    state: 'stale',
    lastSuccessAt: BUILDER_NOW - 8 * MINUTE,
  }),
  'source-down': withSource('Cluster down', {
    state: 'down',
    lastSuccessAt: BUILDER_NOW - 12 * MINUTE,
    lastError,
    feeds: ['canaries', 'events', 'deployments'].map(name => ({
      name,
      state: 'failing',
      lastSuccessAt: BUILDER_NOW - 12 * MINUTE,
      lastError,
    })),
  }),
  'source-gone': single(
    'Cluster not configured any more',
    progressing.build(),
    {
      sources: [],
    },
  ),
  'feed-denied': withSource('One kind may not be read', {
    feeds: [
      {
        name: 'events',
        state: 'denied',
        lastSuccessAt: null,
        lastError: {
          at: BUILDER_NOW - MINUTE,
          message:
            'events is forbidden: User "portal" cannot list resource "events"',
        },
      },
    ],
  }),
  malformed: unreadable(
    'Object that makes no sense',
    [{ field: 'spec.analysis', message: 'is missing' }],
    { code: 'malformed', params: { reason: 'spec.analysis is missing' } },
  ),
  'spec-missing': unreadable('Canary without a spec', [], {
    code: 'spec-missing',
    params: {},
  }),
  'unknown-phase': single(
    'A phase that this version does not know',
    aRollout()
      .inPhase('Contemplating')
      .with({
        explanation: {
          code: 'unknown-phase',
          params: { phase: 'Contemplating' },
          evidence: [],
        },
      })
      .build(),
  ),
  error: {
    title: 'Backend does not answer',
    reply: () => Promise.reject(new TypeError('Failed to fetch')),
  },
  'refresh-error': {
    title: 'Refresh fails after a good answer',
    reply: async call => {
      if (call === 0) return anAnswer([progressing.build()]);
      throw await anError(503, 'The database is busy');
    },
  },
  denied: {
    title: 'Denied by the backend',
    reply: async () => {
      throw await anError(403, 'Not allowed');
    },
  },
};
