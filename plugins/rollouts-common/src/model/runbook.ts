import { z } from 'zod';

/**
 * Where the words for an alert are.
 *
 * - `techdocs`: a page of the portal's own documentation
 * - `external`: another host, shown by name; nothing is fetched from it
 * - `missing`: none was found; `create` opens a prefilled new page where the source is known
 */
export const runbookSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('techdocs'),
    /** The entity whose documentation it is. */
    entity: z.string(),
    /** Page below the documentation's root with a trailing slash, e.g. `runbooks/canary-failed/`. */
    path: z.string(),
    /** Id of the heading, null: the whole page. */
    heading: z.string().nullable(),
    /** Which rule found it; `anchor`: one page of all runbooks, which may lack the heading. */
    rule: z.enum(['url', 'source-url', 'name', 'convention', 'anchor']),
  }),
  z.object({
    kind: z.literal('external'),
    /** Only http and https. */
    url: z.string(),
    host: z.string(),
  }),
  z.object({
    kind: z.literal('missing'),
    /** Where a page would be found, e.g. `docs/runbooks/canary-failed.md`. */
    path: z.string(),
    /** Opens the new file in the entity's repository, prefilled; null when that is not known. */
    create: z.string().nullable(),
    /** Why a link of the alert was not followed, null when it had none. */
    refused: z.string().nullable(),
  }),
]);
/** @public */
export type Runbook = z.infer<typeof runbookSchema>;
