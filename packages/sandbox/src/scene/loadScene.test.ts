import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_SCENE } from '../sandbox/startSandbox';
import { parseDuration } from './duration';
import { loadScene } from './loadScene';
import { nextTag } from './nextTag';

describe('a scene file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scene-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const load = (scene: string, manifest = '') => {
    writeFileSync(join(folder, 'scene.yaml'), scene);
    writeFileSync(join(folder, 'objects.yaml'), manifest);
    return loadScene(join(folder, 'scene.yaml'));
  };

  it('names objects and a past', () => {
    const { scene, objects } = load(
      `clusters:
  one:
    manifests: [objects.yaml]
    rollouts:
      - canary: shop/cart
        past:
          - { ago: 3d4h, ship: next, errorRatio: 0.2 }
`,
      'kind: A\n---\n# nothing\n---\nkind: B\n',
    );
    expect(scene.clusters.one.rollouts[0].past).toEqual([
      { ago: (3 * 24 + 4) * 3_600_000, ship: 'next', errorRatio: 0.2 },
    ]);
    expect(objects.one).toEqual([{ kind: 'A' }, { kind: 'B' }]);
  });

  it.each([
    ['a misspelt key', 'clusters: { one: { manifest: [x] } }', /manifest/],
    [
      'a time that is none',
      'clusters: { one: { manifests: [objects.yaml], rollouts: [{ canary: a/b, past: [{ ago: soon }] }] } }',
      /"soon" is no duration; write it like 3d4h or 45m/,
    ],
    [
      'a gate that is none',
      'clusters: { one: { manifests: [objects.yaml], rollouts: [{ canary: a/b, past: [{ ago: 1h, open: [door] }] }] } }',
      /open/,
    ],
    [
      'an address that is none',
      'clusters: { one: { manifests: [objects.yaml], rollouts: [{ canary: cart }] } }',
      /canary/,
    ],
  ])('with %s is refused with its name and the place', (_, scene, words) => {
    expect(() => load(scene)).toThrow(words);
    expect(() => load(scene)).toThrow(join(folder, 'scene.yaml'));
  });

  it('whose manifest is no YAML is refused with the name of the manifest', () => {
    expect(() =>
      load('clusters: { one: { manifests: [objects.yaml] } }', 'a: [1'),
    ).toThrow(join(folder, 'objects.yaml'));
  });

  it('of the demo can be read, and every rollout in it exists', () => {
    const { scene, objects } = loadScene(DEMO_SCENE);
    expect(Object.keys(scene.clusters).sort()).toEqual([
      'production',
      'staging',
    ]);
    for (const [name, { rollouts }] of Object.entries(scene.clusters)) {
      const canaries = objects[name]
        .filter(({ kind }) => kind === 'Canary')
        .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
      expect(canaries).toEqual(
        expect.arrayContaining(rollouts.map(({ canary }) => canary)),
      );
    }
  });
});

it.each([
  ['3d4h', 273_600_000],
  ['45m', 2_700_000],
  ['1m30s', 90_000],
  ['', null],
  ['1.5h', null],
  ['h', null],
])('%s is %s ms', (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

it.each([
  ['v1.9', 'v1.10'],
  ['2.0.1-rc', '2.0.2-rc'],
  ['main', 'main-1'],
])('after %s comes %s', (tag, next) => {
  expect(nextTag(tag)).toBe(next);
});
