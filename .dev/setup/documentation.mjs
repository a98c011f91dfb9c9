import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheDir, inRoot } from '../lib/paths.mjs';
import { runStep } from '../lib/run.mjs';
import { onceFor } from '../lib/stamp.mjs';

const VERSION = '1.7.1';
const python = path.join(cacheDir, 'python');
const bin = path.join(python, 'bin');

/** A Python environment with the tool that builds TechDocs pages; returns env with it on PATH. */
export async function ensureDocumentationBuilder(env) {
  await onceFor(
    'python',
    { inputs: [VERSION], made: path.join(bin, 'mkdocs') },
    async () => {
      await rm(python, { recursive: true, force: true });
      await runStep(
        'Making a Python environment',
        'python3',
        ['-m', 'venv', python],
        {
          env,
          help: 'On Debian and Ubuntu it needs the package python3-venv.',
        },
      );
      await runStep(
        'Installing the documentation builder',
        path.join(bin, 'pip'),
        [
          'install',
          '--disable-pip-version-check',
          `mkdocs-techdocs-core==${VERSION}`,
        ],
        { env, help: 'Is the Python package index reachable?' },
      );
    },
  );
  return { ...env, PATH: [bin, env.PATH].join(path.delimiter) };
}

/** The builder rewrites mkdocs.yml where it lies, so it gets a copy. */
export async function copyExamples(folder) {
  const target = path.join(folder, 'examples');
  await rm(target, { recursive: true, force: true });
  await cp(inRoot('docs/examples'), target, { recursive: true });
}
