import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { ClusterObject } from '../cluster/types';
import { Scene, sceneSchema } from './schema';

/** A scene with the objects of each cluster read. */
export interface LoadedScene {
  scene: Scene;
  objects: Record<string, ClusterObject[]>;
}

/**
 * Reads a scene file and the manifests it names.
 *
 * @throws Error that names the file and what is wrong in it.
 */
export function loadScene(file: string): LoadedScene {
  const parsed = sceneSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    throw new Error(`${file} is no scene:\n${z.prettifyError(parsed.error)}`);
  }
  const scene = parsed.data;
  const objects = Object.fromEntries(
    Object.entries(scene.clusters).map(([name, { manifests }]) => [
      name,
      manifests
        .flatMap(manifest => yamlFiles(path.join(path.dirname(file), manifest)))
        .flatMap(readObjects),
    ]),
  );
  return { scene, objects };
}

function yamlFiles(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => path.join(place, name));
}

function readObjects(file: string): ClusterObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).flatMap(document => {
    if (document.errors.length > 0) {
      throw new Error(`${file}: ${document.errors[0].message}`);
    }
    const object = document.toJS() as ClusterObject | null;
    return object ? [object] : [];
  });
}
