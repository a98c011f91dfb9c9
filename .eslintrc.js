/**
 * The import boundaries, as rules; each package adds its own .eslintrc.js. docs/architecture.md says
 * why the cuts are where they are.
 */
const { builtinModules } = require('node:module');

const RULE = '@typescript-eslint/no-restricted-imports';
const TESTS = ['**/*.test.*', '**/__testUtils__/**', '**/testing/**'];

const packages = {
  group: ['@rollouts/sandbox', '@rollouts/recordings', 'app', 'backend'],
  message: 'Plugins must work without the packages of this repository.',
};
const wire = {
  group: ['**/wire/**'],
  message: 'What a cluster sends stays in its collector.',
};
const impure = {
  group: [
    '@backstage/**',
    '@rollouts/backstage-plugin-rollouts-node',
    ...builtinModules.map(name => `/${name}`),
    'node:*',
    'knex',
    'undici',
    'express',
  ],
  message: 'The domain decides and talks to nothing.',
};
/** Some folders of the domain are called like folders around it: only the number of steps up tells. */
const outside = depth => ({
  group: [`${'../'.repeat(depth + 1)}**`],
  message: 'The domain knows nobody around it.',
});
const plugins = {
  group: ['@rollouts/backstage-plugin-*'],
  message: 'Clusters must not know what watches them: HTTP says enough.',
};
const react = {
  group: [
    'react',
    'react-dom',
    '@backstage/ui',
    '@backstage/core-components',
    '@tanstack/*',
    '../**/components/**',
    '../**/queries/**',
  ],
  message: 'View models are plain functions.',
};
const client = {
  group: ['../api', '../../api', '../../../api'],
  message: 'Components read through queries/.',
};

const boundary = (files, patterns, excludedFiles = TESTS) => ({
  files,
  excludedFiles,
  rules: { [RULE]: ['error', { patterns }] },
});

module.exports = {
  root: true,
  plugins: ['@typescript-eslint'],
  overrides: [
    boundary(['plugins/**/src/**'], [packages]),
    boundary(
      ['plugins/rollouts-backend/src/**'],
      [packages, wire],
      [
        ...TESTS,
        'plugins/rollouts-backend/src/collectors/**',
        'plugins/rollouts-backend/src/domain/**',
      ],
    ),
    ...[0, 1, 2, 3].map(depth =>
      boundary(
        [`plugins/rollouts-backend/src/domain/${'*/'.repeat(depth)}*.ts`],
        [packages, wire, impure, outside(depth)],
      ),
    ),
    {
      files: ['plugins/rollouts-backend/src/domain/**'],
      excludedFiles: TESTS,
      rules: {
        'no-restricted-globals': [
          'error',
          'fetch',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'process',
          'console',
        ],
        'no-restricted-properties': [
          'error',
          {
            object: 'Date',
            property: 'now',
            message: 'Time is an argument.',
          },
          {
            object: 'Math',
            property: 'random',
            message: 'The same input gives the same answer.',
          },
        ],
      },
    },
    boundary(['plugins/rollouts/src/lib/**'], [packages, react]),
    boundary(['plugins/rollouts/src/components/**'], [packages, client]),
    boundary(['packages/sandbox/**', 'packages/testbed/**'], [plugins], []),
  ],
};
