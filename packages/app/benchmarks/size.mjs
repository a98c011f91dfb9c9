/* eslint-disable no-console */
/**
 * The tab's own JavaScript as a browser gets it: the frontend plugin and what it brings, minified
 * and gzipped, by chunk. What every portal has anyway is left out: React, Backstage with its zod,
 * BUI, the reader of TechDocs. `node packages/app/benchmarks/size.mjs`
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../..',
);
const OWN = /^(\.|\/|@rollouts\/|@tanstack\/|dompurify)/;

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['plugins/rollouts/src/index.ts'],
  outdir: 'out',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  write: false,
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [
    {
      name: 'what every portal has',
      setup({ onResolve }) {
        onResolve({ filter: /.*/ }, ({ path: name, kind }) =>
          kind === 'entry-point' || OWN.test(name)
            ? undefined
            : { path: name, external: true },
        );
      },
    },
  ],
});

const sizes = outputFiles.map(({ path: file, contents }) => ({
  file: path.relative(path.join(root, 'out'), file),
  gzip: gzipSync(contents, { level: 9 }).length,
}));
console.table(sizes);
const total = ending =>
  sizes
    .filter(({ file }) => file.endsWith(ending))
    .reduce((sum, { gzip }) => sum + gzip, 0);
console.log(`JavaScript ${(total('.js') / 1000).toFixed(1)} kB gzip`);
console.log(`CSS ${(total('.css') / 1000).toFixed(1)} kB gzip`);
