/** What a query may ask of its Canary; Flagger 1.44.0 has these functions and no others. */
export interface QueryContext {
  name: string;
  namespace: string;
  target: string;
  service: string;
  ingress: string;
  route: string;
  interval: string;
  variables: Record<string, string>;
}

/** Why a query cannot be rendered, in words. */
export class RenderError extends Error {}

const FUNCTIONS = [
  'name',
  'namespace',
  'target',
  'service',
  'ingress',
  'route',
  'interval',
] as const;

/**
 * A Go template of a query with its functions filled in and white space collapsed, as it is sent.
 *
 * @throws RenderError for anything but Flagger's functions: a pipe, a condition, an unknown name.
 */
export function renderQuery(template: string, context: QueryContext): string {
  const rendered = template.replace(
    /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g,
    (_, expression: string) => valueOf(expression, context),
  );
  if (/\{\{/.test(rendered)) throw new RenderError('a {{ without }}');
  return rendered.replace(/\s+/g, ' ').trim();
}

function valueOf(expression: string, context: QueryContext): string {
  const known = FUNCTIONS.find(name => name === expression);
  if (known) return context[known];
  const [, key] = /^variables\.([\w-]+)$/.exec(expression) ?? [];
  if (key === undefined) {
    throw new RenderError(`"${expression}" is no function of Flagger's`);
  }
  if (!Object.hasOwn(context.variables, key)) {
    throw new RenderError(`there is no variable "${key}"`);
  }
  return context.variables[key];
}
