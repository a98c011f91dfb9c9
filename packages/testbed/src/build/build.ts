import { join } from 'node:path';
import { messageOf } from '../messageOf';
import type { Versions } from '../versions';
import { buildOne } from './buildOne';
import { copyCrds, crdsFor, isCopied } from './crds';
import { binFolder, cacheFolder, crdFolder, moduleFolder } from './folders';
import { findGo } from './go';
import { Recipe, recipesFor } from './recipes';
import type { Report } from './run';
import { digestOf, exists, isBuilt } from './stamp';
import { findAlertmanager, whichOf } from './systemPackages';

/** Files to start; every one exists. */
export interface Binaries {
  etcd: string;
  apiServer: string;
  controllerManager: string;
  scheduler: string;
  kwok: string;
  flagger: string;
  prometheus: string;
  alertmanager: string;
  /** Folders of CustomResourceDefinitions. */
  crds: string[];
}

/**
 * Builds what is not there yet. What was built before is not built again, so an interrupted build
 * goes on where it was.
 *
 * @throws Error that says what is missing or what did not build
 */
export async function build(
  versions: Versions,
  report: Report,
): Promise<Binaries> {
  const cache = cacheFolder();
  const alertmanager = await findAlertmanager(report);
  const open = await unbuilt(recipesFor(versions), cache);
  if (open.length > 0) await buildAll(open, cache, report);
  for (const source of crdsFor(versions)) {
    if (await isCopied(source, cache)) continue;
    await copyCrds(source, await findGo(report), cache);
  }
  return locate(versions, cache, alertmanager);
}

async function unbuilt(recipes: Recipe[], cache: string): Promise<Recipe[]> {
  const open: Recipe[] = [];
  for (const recipe of recipes) {
    const digest = await digestOf(recipe, moduleFolder(recipe.name));
    const folder = binFolder(cache, recipe.name);
    if (!(await isBuilt(folder, digest, recipe.binaries))) open.push(recipe);
  }
  return open;
}

async function buildAll(
  open: Recipe[],
  cache: string,
  report: Report,
): Promise<void> {
  const go = await findGo(report);
  report(estimate(open));
  for (const recipe of open) {
    try {
      await buildOne(recipe, { go, cache, report });
    } catch (error) {
      // The system's is as good for a testbed.
      const replaceable = recipe.binaries.includes('prometheus');
      if (!replaceable || !(await whichOf(['prometheus']))) throw error;
      report(
        `  ${messageOf(error)}\n  The system's Prometheus is used instead.`,
      );
    }
  }
}

/** What is left to build and how long that takes at most, for people who wait. */
export function estimate(open: Recipe[]): string {
  const seconds = open.reduce((sum, { coldSeconds }) => sum + coldSeconds, 0);
  const names = open.map(({ name }) => name).join(', ');
  return `Building ${names}: about ${Math.ceil(
    seconds / 60,
  )} min on 2 cores the first time, seconds where Go has it in its cache.`;
}

async function locate(
  versions: Versions,
  cache: string,
  alertmanager: string,
): Promise<Binaries> {
  const files = new Map<string, string>();
  for (const { name, binaries } of recipesFor(versions)) {
    for (const binary of binaries)
      files.set(binary, join(binFolder(cache, name), binary));
  }
  const file = (binary: string) => files.get(binary) ?? binary;
  const prometheus = file('prometheus');
  return {
    etcd: file('etcd'),
    apiServer: file('kube-apiserver'),
    controllerManager: file('kube-controller-manager'),
    scheduler: file('kube-scheduler'),
    kwok: file('kwok'),
    flagger: file('flagger'),
    prometheus: (await exists(prometheus)) ? prometheus : 'prometheus',
    alertmanager,
    crds: crdsFor(versions).map(({ name }) => crdFolder(cache, name)),
  };
}
