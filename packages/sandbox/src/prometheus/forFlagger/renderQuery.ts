import type { Canary, Metric } from '../../flagger/canary';

/** A template that Go would not render. */
export class RenderError extends Error {}

/** Go's actions with nothing but a function or a variable in them; a dash trims what is beside it. */
const ACTION = /(?:\s*\{\{-|\{\{)\s*([^{}]*?)\s*(?:-\}\}\s*|\}\})/g;

/**
 * Fills in a query as Flagger does, with whitespace collapsed.
 *
 * @throws RenderError for anything that the model does not know.
 */
export function renderQuery(
  query: string,
  canary: Canary,
  { interval = '', templateVariables = {} }: Metric,
): string {
  const { name, namespace } = canary.metadata;
  const target = canary.spec.targetRef.name;
  const model: Record<string, string> = {
    name,
    namespace,
    target,
    service: canary.spec.service?.name ?? target,
    ingress: canary.spec.ingressRef?.name ?? target,
    route: canary.spec.routeRef?.name ?? target,
    interval,
  };
  const rendered = query.replace(ACTION, (_, words: string) => {
    const [, variable] = /^variables\.(\w+)$/.exec(words) ?? [];
    const from = variable === undefined ? model : templateVariables;
    const key = variable ?? words;
    if (Object.hasOwn(from, key)) return from[key];
    throw new RenderError(
      variable === undefined
        ? `template: function "${words}" not defined`
        : `template: map has no entry for key "${variable}"`,
    );
  });
  return rendered.replace(/\s+/g, ' ');
}
