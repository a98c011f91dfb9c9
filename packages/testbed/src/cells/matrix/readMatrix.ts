import type { Verb } from '../../portal/PortalClient';
import { Cell, cellName, HOOKS } from '../Cell';
import type { Matrix } from './Matrix';

/** One row: the same answers for some phases of a situation. */
interface Row {
  verb: Verb;
  situation: string;
  /** Null: any. */
  phases: string[] | null;
  /** In the order of `HOOKS`. */
  answers: string[];
}

/** @throws Error when the page is not as it is written by the code that decides */
export function readMatrix(page: string): Matrix {
  const rows = page.split(/^## /m).slice(1).flatMap(readVerb);
  if (rows.length === 0) throw new Error('The page has no answers.');
  const phases = unique(rows.flatMap(row => row.phases ?? []));
  return {
    verbs: unique(rows.map(({ verb }) => verb)),
    situations: unique(rows.map(({ situation }) => situation)),
    phases,
    answer(cell) {
      const found = rows.find(
        ({ verb, situation, phases: of }) =>
          verb === cell.verb &&
          situation === cell.situation &&
          (of?.includes(cell.phase) ?? phases.includes(cell.phase)),
      );
      const answers = found?.answers[HOOKS.indexOf(cell.hooks)];
      const answer = answers && ofStrategy(answers, cell);
      if (!answer) throw new Error(`The page has no ${cellName(cell)}.`);
      return answer;
    },
  };
}

function readVerb(part: string): Row[] {
  const [verb, ...lines] = part.split('\n');
  const table = lines.filter(line => line.startsWith('|')).map(toCells);
  const [head, , ...rows] = table;
  if (head?.slice(2).join() !== HOOKS.join()) {
    throw new Error(`The answers to ${verb} have other columns than before.`);
  }
  return rows.map(([situation, phases, ...answers]) => ({
    verb: verb.trim() as Verb,
    situation,
    phases: phases === 'any' ? null : phases.split(', '),
    answers,
  }));
}

function toCells(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());
}

/** `weighted: **gate**; A/B, blue-green: no-lever`, or one answer for all. */
function ofStrategy(answers: string, { strategy }: Cell): string | undefined {
  if (!answers.includes(': ')) return answers;
  return answers
    .split('; ')
    .map(part => part.split(': '))
    .find(([strategies]) => strategies.split(', ').includes(strategy))?.[1];
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}
