import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApi, TestApi } from './__testUtils__/startApi';

interface Case {
  name: string;
  method: string;
  path: string;
  token: 'admin' | 'unknown' | 'none';
  contentType?: string;
  body?: string;
  /** The refusal came inside of a watch. */
  stream?: boolean;
  answer: Record<string, unknown>;
}

/** Asked of a kube-apiserver 1.34.4 with the CRDs of Flagger 1.44.0, which answered this. */
const recorded = JSON.parse(
  readFileSync(join(__dirname, '__fixtures__', 'refusals.json'), 'utf8'),
) as { objects: object[]; cases: Case[] };

/** Where the sandbox says less than the real thing; docs/sandbox.md tells why. */
const WORDED_OTHERWISE = [
  // No JSON patches, no YAML and no protobuf are taken, so none are promised.
  'a strategic patch of a custom resource',
  'a patch without a known type',
  'a patch of a deployment without a known type',
  'a list of another type of body',
  // These quote the parsers of Go.
  'a patch that is no JSON',
  'a continue token that is none',
  'a label selector that is none',
  // The real one lists more of the schema.
  'a canary without a target',
  'a canary without a name',
];

/** So that version 1 is not the one of any object that is asked for. */
const another = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'another', namespace: 'contract' },
};

describe('the API refuses as a real API server does', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi([another, ...recorded.objects]);
  });

  afterAll(() => api.stop());

  it.each(recorded.cases)(
    '$name',
    async ({ name, answer, stream, ...asked }) => {
      if (stream) api.faults.expireWatches();
      const response = await api.ask(asked.path, {
        method: asked.method,
        token: { admin: 'sandbox-token', unknown: 'nobody', none: null }[
          asked.token
        ],
        contentType: asked.contentType,
        body: asked.body,
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      const body = isJson ? JSON.parse(text.split('\n')[0]) : { text };
      const {
        reason,
        message,
        code,
        text: plain,
      } = stream ? body.object : body;
      const said = {
        status: response.status,
        contentType: response.headers.get('content-type')?.split(';')[0],
        ...(isJson ? { reason, message, code } : { text: plain }),
      };

      const wordless = WORDED_OTHERWISE.includes(name);
      expect(normal(said, wordless)).toEqual(normal(answer, wordless));
    },
  );
});

/** Versions of the store differ from those of a real one. */
function normal(said: Record<string, unknown>, wordless: boolean) {
  const message = String(said.message ?? '').replace(/: \d+ \(\d+\)/, ': …');
  return { ...said, message: wordless ? '' : message };
}
