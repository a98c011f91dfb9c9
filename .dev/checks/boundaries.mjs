import { inRoot, root } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';

const domain = 'plugins/rollouts-backend/src/domain/Fixture.ts';
const inDomain = 'plugins/rollouts-backend/src/domain/actions/Fixture.ts';
const deepInDomain =
  'plugins/rollouts-backend/src/domain/history/release/Fixture.ts';
const backend = 'plugins/rollouts-backend/src/api/Fixture.ts';
const viewModel = 'plugins/rollouts/src/lib/Fixture.ts';
const component = 'plugins/rollouts/src/components/pages/Fixture.tsx';
const sandbox = 'packages/sandbox/src/Fixture.ts';
const testbed = 'packages/testbed/src/compare/Fixture.ts';
const common = '@rollouts/backstage-plugin-rollouts-common';

/** A file, a line in it, and whether the import boundaries allow it. */
const cases = [
  [domain, `import { readFile } from 'node:fs/promises';`, false],
  [domain, `import { NotFoundError } from '@backstage/errors';`, false],
  [domain, `import knex from 'knex';`, false],
  [domain, `import { api } from '../store/Store';`, false],
  [domain, `import { x } from '../collectors/kubernetes/wire/canary';`, false],
  [domain, `export const now = () => Date.now();`, false],
  [domain, `setTimeout(() => {}, 1);`, false],
  [domain, `import type { Rollout } from '${common}';`, true],
  [domain, `import { x } from './history/entry';`, true],
  [domain, `import { readFile } from 'fs';`, false],
  [domain, `import { readFile } from 'fs/promises';`, false],
  [domain, `import { x } from './events';`, true],
  [domain, `import { x } from '../actions/runActions';`, false],
  [domain, `import { x } from './actions/plan';`, true],
  [inDomain, `import { x } from '../../actions/runActions';`, false],
  [inDomain, `import { x } from '../../gates/askGate';`, false],
  [inDomain, `import { x } from '../../monitoring/AlertBoard';`, false],
  [inDomain, `import { x } from '../../reasonOf';`, false],
  [inDomain, `import { x } from '../analysis/judge';`, true],
  [inDomain, `import { x } from '../gates/answer';`, true],
  [deepInDomain, `import { x } from '../../../analysis/evaluate';`, false],
  [deepInDomain, `import { x } from '../../analysis/judge';`, true],
  [backend, `import { x } from '../collectors/kubernetes/wire/canary';`, false],
  [backend, `import { startSandbox } from '@rollouts/sandbox';`, false],
  [backend, `import { loadRecording } from '@rollouts/recordings';`, false],
  [backend, `import { NotFoundError } from '@backstage/errors';`, true],
  [viewModel, `import { useState } from 'react';`, false],
  [viewModel, `import { Text } from '@backstage/ui';`, false],
  [viewModel, `import type { Rollout } from '${common}';`, true],
  [component, `import { rolloutsApiRef } from '../../api';`, false],
  [component, `import { useState } from 'react';`, true],
  [sandbox, `import type { Rollout } from '${common}';`, false],
  [sandbox, `import { readFile } from 'node:fs/promises';`, true],
  [testbed, `import type { Rollout } from '${common}';`, false],
  [testbed, `import { startSandbox } from '@rollouts/sandbox';`, true],
];

const BOUNDARY_RULES = [
  '@typescript-eslint/no-restricted-imports',
  'no-restricted-globals',
  'no-restricted-properties',
];

/** Whether the import boundaries really fire: a rule that matches no file says nothing. */
export async function checkBoundaries() {
  say('• Import boundaries fire …');
  // Not at the top: nothing is installed yet when this file is loaded.
  const { ESLint } = await import('eslint');
  const eslint = new ESLint({ cwd: root });
  const wrong = [];
  for (const [file, line, allowed] of cases) {
    const results = await eslint.lintText(`${line}\n`, {
      filePath: inRoot(file),
    });
    const fired = results[0].messages.some(({ ruleId }) =>
      BOUNDARY_RULES.includes(ruleId),
    );
    if (fired === allowed) {
      wrong.push(
        `${file}: "${line}" is ${allowed ? 'refused' : 'let through'}`,
      );
    }
  }
  return { passed: cases.length - wrong.length, failed: wrong };
}
