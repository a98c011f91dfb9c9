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

  it('runs two or more pods with limits and a version that has a name', () => {
    const [{ spec }] = objects('deployment.yaml') as Array<{ spec: any }>;
    expect(spec.replicas).toBeGreaterThanOrEqual(2);
    for (const container of spec.template.spec.containers) {
      expect(container.image).toMatch(/:v\d+\.\d+\.\d+$/);
      expect(container.resources.requests).toMatchObject({
        cpu: expect.anything(),
        memory: expect.anything(),
      });
      expect(container.resources.limits.memory).toBeTruthy();
      expect(container.readinessProbe).toBeTruthy();
    }
  });
});
