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

/** Whoever needs more writes a recording rule; the texts come from whoever may write a Canary. */
const LONGEST_QUERY = 10_000;
/** So much of a template is named where it cannot be read. */
const LONGEST_NAMED = 100;

/**
 * A Go template of a query with its functions filled in and white space collapsed, as it is sent.
 *
 * @throws RenderError for anything but Flagger's functions: a pipe, a condition, an unknown name; and
 * for a query that is too long to be one.
 */
export function renderQuery(template: string, context: QueryContext): string {
  refuseLong(template);
  // A brace ends the search, so that braces without an end are not searched over and over.
  const rendered = template.replace(
    /\{\{-?([^{}]*?)-?\}\}/g,
    (_, expression: string) => valueOf(expression.trim(), context),
  );
  refuseLong(rendered);
  if (/\{\{/.test(rendered)) throw new RenderError('a {{ without }}');
  return rendered.replace(/\s+/g, ' ').trim();
}

function refuseLong(text: string): void {
  if (text.length <= LONGEST_QUERY) return;
  throw new RenderError(`it has more than ${LONGEST_QUERY} characters`);
}

function valueOf(expression: string, context: QueryContext): string {
  const known = FUNCTIONS.find(name => name === expression);
  if (known) return context[known];
  const [, key] = /^variables\.([\w-]+)$/.exec(expression) ?? [];
  if (key === undefined) {
    const named = expression.slice(0, LONGEST_NAMED);
    throw new RenderError(`"${named}" is no function of Flagger's`);
  }
  if (!Object.hasOwn(context.variables, key)) {
    const named = key.slice(0, LONGEST_NAMED);
    throw new RenderError(`there is no variable "${named}"`);
  }
  const value = context.variables[key];
  refuseLong(value);
  return value;
}
