import { readFile, writeFile } from 'node:fs/promises';
import type { Result } from './Result';

/** What a run leaves in a file. */
export interface Report {
  passed: number;
  /** Names of scenarios. */
  failed: string[];
  /** Markdown. */
  table: string;
  results: Result[];
}

export async function writeReport(file: string, report: Report): Promise<void> {
  await writeFile(file, JSON.stringify(report));
}

/** @throws Error when no run left this file */
export async function readResults(file: string): Promise<Result[]> {
  const { results }: Report = JSON.parse(await readFile(file, 'utf8'));
  return results;
}
