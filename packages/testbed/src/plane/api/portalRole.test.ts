import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT } from '../../build/folders';
import { PORTAL_RULES } from './portalRole';

/** The YAML blocks of a page that speak of rights. */
function rulesIn(page: string): unknown[] {
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8');
  return (
    [...text.matchAll(/```yaml\n(.*?)```/gs)]
      .flatMap(([, block]) => parseAllDocuments(block))
      .map(document => document.toJS())
      // A Role is for accounts that may not read the whole cluster, and the rule above it has it all.
      .filter(found => found?.kind !== 'Role')
      .map(found => (Array.isArray(found) ? found : found?.rules))
      .filter(found => Array.isArray(found) && 'apiGroups' in found[0])
      .flat()
  );
}

it('gives the portal the rights that its documentation asks for, and no others', () => {
  expect(PORTAL_RULES).toEqual([
    ...rulesIn('configuration.md'),
    ...rulesIn('actions.md'),
  ]);
});
