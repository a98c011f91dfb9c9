import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';

// The plugin alone, behind its HTTP API, for suites that know it by nothing else: everybody is signed
// in and may do everything. Told where its clusters are by `--config <file>`, and what is in the catalog
// by PORTAL_ENTITIES (JSON). packages/testbed starts it.
const backend = createBackend();

backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
);
backend.add(
  catalogServiceMock.factory({
    entities: JSON.parse(process.env.PORTAL_ENTITIES ?? '[]'),
  }),
);
backend.add(import('../src'));

// The suite holds the other end: a suite that is killed leaves no portal behind.
process.once('disconnect', () => process.exit());
if (process.connected === false) process.exit();

backend.start().catch(error => {
  console.error(error);
  process.exit(1);
});
