import {
  HookRecord,
  loadRecording,
  RecordingName,
  RecordingRecord,
  WatchRecord,
} from '@rollouts/recordings';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { startRollouts } from '../../__testUtils__/backend';
import type { FakeApiServer } from '../../__testUtils__/FakeApiServer';
import { isWatchOf, movedTo } from '../../__testUtils__/watchRecords';
import { gateCredentials } from '../gateCredentials';

const KEY = 'a key of at least 32 characters!';
const canary = { namespace: 'shop', name: 'podinfo' };

/** The rollout whose hooks ask the portal. */
export const gated = { cluster: 'production', ...canary };

/** The record with its Canary in another namespace and its hooks at this portal. */
function withOurHooks(record: WatchRecord): WatchRecord {
  const there = movedTo('shop', record);
  const { spec }: any = there.object;
  for (const hook of spec?.analysis?.webhooks ?? []) {
    hook.url = `http://shop.podinfo:secret@portal/api/rollouts/gates/production/${hook.type}`;
  }
  return there;
}

/** What was watched, as if the hooks asked the portal. */
export function ours(part: RecordingRecord[]): WatchRecord[] {
  return part
    .filter(isWatchOf('canaries', 'deployments', 'httproutes'))
    .map(withOurHooks);
}

/** What happened before Flagger was told yes at a gate, its question, and what happened then. */
export function recorded(name: RecordingName, kind: string) {
  const records = loadRecording(name);
  const asked = records.findIndex(
    r => r.source === 'hook' && r.hook === kind && r.answer === 200,
  );
  return {
    before: ours(records.slice(0, asked)),
    question: { ...(records[asked] as HookRecord).body, ...canary },
    after: ours(records.slice(asked)),
  };
}

interface GatedOptions {
  cluster: FakeApiServer;
  knex: Knex;
  /** Of the cluster's gates, beside their key. */
  rules?: JsonObject;
  freezes?: JsonObject[];
  /** What the caller may read; everything unless said otherwise. */
  decision?: PolicyDecision;
}

/** A portal that answers the gates of a cluster. */
export async function startGated({
  cluster,
  knex,
  rules = {},
  freezes = [],
  decision,
}: GatedOptions) {
  const kubernetes = { url: cluster.url };
  const gates = { key: KEY, ...rules };
  const { backend, agent, get, post } = await startRollouts({
    knex,
    decision,
    config: {
      gateUrls: ['http://portal'],
      clusters: [{ name: 'production', actions: true, kubernetes, gates }],
      freezes,
    },
  });
  const { username, password } = gateCredentials(KEY, canary);
  const ask = async (kind: string, question: object) => {
    const { status, text } = await agent
      .post(`/api/rollouts/gates/production/${kind}`)
      .auth(username, password)
      .send(question);
    return [status, text.trim()];
  };
  const offers = async (authorization?: string) => {
    const { body } = await get('/v1/action-offers', gated, authorization);
    return body as any;
  };
  /** Ann asks for something, as she sees the release now. */
  const click = async (asked: {
    verb: string;
    lever: string;
    idempotencyKey: string;
    about?: string;
  }) => {
    const { rollout } = (await get('/v1/rollout', gated)).body;
    return post('/v1/actions', {
      ...gated,
      ...asked,
      releaseId: rollout.release.id,
      phase: rollout.phase,
      reason: 'we looked at it',
    });
  };
  return { backend, ask, offers, click, get, post };
}
