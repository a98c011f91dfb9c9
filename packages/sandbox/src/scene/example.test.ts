import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import type { ClusterObject } from '../cluster/types';

const EXAMPLE = join(
  __dirname,
  '../../../../docs/examples/knative-lambda-operator',
);
const HEADINGS = ['Meaning', 'Impact', 'Diagnosis', 'Mitigation'];

const objects = (file: string) =>
  parseAllDocuments(readFileSync(join(EXAMPLE, 'manifests', file), 'utf8')).map(
    document => document.toJS() as ClusterObject,
  );

interface Rule {
  alert: string;
  labels: { severity?: string };
  annotations: { summary?: string; runbook_url?: string };
}

interface DeploymentSpec {
  replicas: number;
  template: {
    spec: {
      securityContext?: unknown;
      topologySpreadConstraints?: unknown[];
      containers: Array<Record<string, unknown>>;
    };
  };
}

const rules = objects('alerts.yaml').flatMap(({ spec }) =>
  (spec as { groups: Array<{ rules: Rule[] }> }).groups.flatMap(
    group => group.rules,
  ),
);

describe('the worked example', () => {
  it.each(rules.map(rule => [rule.alert, rule] as const))(
    'has a page with all four headings for %s',
    (_, { labels, annotations }) => {
      expect(labels.severity).toMatch(/^(critical|warning|info)$/);
      expect(annotations.summary).toBeTruthy();
      const name = annotations.runbook_url?.split('/').at(-1);
      const page = join(EXAMPLE, 'docs', 'runbooks', `${name}.md`);
      expect(existsSync(page)).toBe(true);
      const found = readFileSync(page, 'utf8').match(/^## .+$/gm);
      expect(found).toEqual(HEADINGS.map(heading => `## ${heading}`));
    },
  );

  it('names every page of its documentation', () => {
    const nav = JSON.stringify(
      parse(readFileSync(join(EXAMPLE, 'mkdocs.yml'), 'utf8')).nav,
    );
    for (const page of nav.match(/[\w/-]+\.md/g) ?? []) {
      expect([page, existsSync(join(EXAMPLE, 'docs', page))]).toEqual([
        page,
        true,
      ]);
    }
    for (const { annotations } of rules) {
      expect(nav).toContain(
        `runbooks/${annotations.runbook_url?.split('/').at(-1)}.md`,
      );
    }
  });

  describe('its production values', () => {
    const values = parse(
      readFileSync(join(EXAMPLE, 'chart/values-production.yaml'), 'utf8'),
    );
    const rendered = objects('operator.yaml');
    const ofKind = (kind: string) =>
      rendered.filter(object => object.kind === kind);
    const [deployment] = ofKind('Deployment') as Array<
      ClusterObject & { spec: DeploymentSpec }
    >;
    const { spec: pod } = deployment.spec.template;
    const [container] = pod.containers;

    it('ask for two pods, limits and a version that has a name', () => {
      expect(values.replicas).toBeGreaterThanOrEqual(2);
      expect(values.image.tag).toMatch(/^v\d+\.\d+\.\d+$/);
      for (const amounts of Object.values(values.resources)) {
        expect(amounts).toEqual({
          cpu: expect.any(String),
          memory: expect.any(String),
        });
      }
      expect(Object.keys(values.resources)).toEqual(['requests', 'limits']);
      expect(Object.keys(values.probes)).toEqual([
        'startupProbe',
        'livenessProbe',
        'readinessProbe',
      ]);
    });

    it('are what the rendered Deployment has', () => {
      expect(deployment.spec.replicas).toBe(values.replicas);
      expect(container).toMatchObject({
        image: `${values.image.repository}:${values.image.tag}`,
        resources: values.resources,
        securityContext: values.securityContext,
        ...values.probes,
      });
      expect(pod.securityContext).toEqual(values.podSecurityContext);
      expect(pod.topologySpreadConstraints).toHaveLength(
        values.spreadOverNodes ? 1 : 0,
      );
    });

    it('are what the rendered disruption budget has', () => {
      expect(ofKind('PodDisruptionBudget').map(({ spec }) => spec)).toEqual([
        expect.objectContaining({
          maxUnavailable: values.disruptionBudget.maxUnavailable,
        }),
      ]);
    });
  });

  it('is judged by the same metrics as A/B testing', () => {
    const analysisOf = (object: ClusterObject) =>
      (object.spec as { analysis: Record<string, unknown> }).analysis;
    const [weighted] = objects('canary.yaml').map(analysisOf);
    const [ab] = objects('../variants/canary-ab-testing.yaml').map(analysisOf);
    expect(ab.metrics).toEqual(weighted.metrics);
    expect(ab).toMatchObject({ iterations: 5, match: [expect.anything()] });
    expect(ab).not.toHaveProperty('stepWeight');
  });
});
