import {
  phases,
  refusalCodes,
  type Verb,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import { sayRefused } from '../../sayRefused';
import { Cell, hooks, strategies } from './cells';
import { situations } from './situations';

const INTRO = `# What is offered when

Written by the code that decides it, for every verb × phase × strategy × hooks × situation
(\`yarn workspace @rollouts/backstage-plugin-rollouts-backend actions-matrix\`); a test fails when it is not up to
date. **Bold** is the lever by which it is done, which [actions.md](actions.md) explains; all else is why it is refused,
and after an arrow what is possible instead. Phases with the same answers share a row.

"The portal is asked" means that hooks of all types ask it; "another server" that hooks of all types ask that.
Flagger asks about the promotion when all steps are done, and but for the start nobody before the first pods are ready:
a portal that has not been asked by then has no yes to give.

| refused for | because |
| --- | --- |
`;

/** The page, without the widths of its columns. */
export function renderMatrix(cells: Cell[]): string {
  const used = new Set(cells.map(({ planned }) => planned.refusal?.code));
  const legend = refusalCodes
    .filter(code => used.has(code))
    .map(code => `| \`${code}\` | ${sayRefused(code)} |`);
  const parts = verbs.map(verb => renderVerb(verb, cells));
  return `${INTRO}${legend.join('\n')}\n\n${parts.join('\n')}`;
}

function renderVerb(verb: Verb, cells: Cell[]): string {
  const own = cells.filter(cell => cell.verb === verb);
  const columns = Object.keys(hooks);
  const rows = Object.keys(situations).flatMap(situation => {
    const here = own.filter(cell => cell.situation === situation);
    const groups = new Map<string, string[]>();
    for (const phase of phases) {
      const row = columns.map(hook => toAnswers(here, phase, hook)).join(' | ');
      groups.set(row, [...(groups.get(row) ?? []), phase]);
    }
    return [...groups].map(
      ([row, group]) => `| ${situation} | ${toPhases(group)} | ${row} |`,
    );
  });
  const head = ['situation', 'phase', ...columns];
  return [
    `## ${verb}`,
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}

function toPhases(group: string[]): string {
  return group.length === phases.length ? 'any' : group.join(', ');
}

/** One answer where all strategies have the same, else each with those that it is for. */
function toAnswers(cells: Cell[], phase: string, hook: string): string {
  const answers = new Map<string, string[]>();
  for (const cell of cells) {
    if (cell.phase !== phase || cell.hook !== hook) continue;
    const answer = toAnswer(cell);
    answers.set(answer, [...(answers.get(answer) ?? []), cell.strategy]);
  }
  if (answers.size === 1) return [...answers.keys()][0];
  return [...answers]
    .map(([answer, of]) => `${of.join(', ')}: ${answer}`)
    .join('; ');
}

function toAnswer({ planned }: Cell): string {
  const { plan, refusal } = planned;
  if (plan) return `**${plan.lever}**`;
  return refusal.instead
    ? `${refusal.code} → ${refusal.instead}`
    : refusal.code;
}

/** How many cells the product has. */
export const CELLS =
  verbs.length *
  phases.length *
  Object.keys(strategies).length *
  Object.keys(hooks).length *
  Object.keys(situations).length;
