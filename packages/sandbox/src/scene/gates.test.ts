import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { asCanary } from '../flagger/canary';
import { atPortal } from '../sandbox/portal';
import { DEMO_SCENE } from '../sandbox/startSandbox';
import { loadScene } from './loadScene';

const config = parse(
  readFileSync(join(__dirname, '../../../../app-config.yaml'), 'utf8'),
);

describe('hooks of the demo that ask the portal', () => {
  const { objects } = loadScene(DEMO_SCENE);
  const hooks = Object.entries(objects).flatMap(([cluster, all]) =>
    all
      .map(asCanary)
      .flatMap(canary =>
        (canary?.spec.analysis.webhooks ?? []).map(({ url, type }) => {
          const { name, namespace } = canary!.metadata;
          const asked = atPortal(url, 'http://portal');
          return { cluster, namespace, name, type, asked: asked ?? '' };
        }),
      )
      .filter(({ asked }) => asked !== ''),
  );

  it('are those of at least two Canaries', () => {
    expect(new Set(hooks.map(({ name }) => name)).size).toBeGreaterThan(1);
  });

  it.each(hooks)(
    '$namespace/$name ($type) have the credentials that app-config.yaml makes',
    ({ cluster, namespace, name, type, asked }) => {
      const { gates } = config.rollouts.clusters.find(
        (known: { name: string }) => known.name === cluster,
      );
      const password = createHmac('sha256', gates.key)
        .update(`${namespace}/${name}`)
        .digest('hex');

      expect(asked).toBe(
        `http://${namespace}.${name}:${password}@portal/api/rollouts/gates/${cluster}/${type}`,
      );
    },
  );
});
