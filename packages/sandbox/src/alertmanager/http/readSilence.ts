import { z } from 'zod';
import { checkMatcher } from '../Matcher';
import type { SilenceRequest } from '../silences/SilenceStore';

/** A body that the API's schema refuses, with the code of its validator. */
export class InvalidSilence extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const REQUIRED = 602;
const BAD_FORMAT = 601;
const TOO_FEW = 612;

const time = z.iso.datetime({ offset: true }).transform(Date.parse);

const schema = z.object({
  id: z
    .uuid()
    .optional()
    .or(z.literal('').transform(() => undefined)),
  matchers: z
    .array(
      z.object({
        name: z.string().min(1),
        value: z.string(),
        isRegex: z.boolean(),
        isEqual: z.boolean().default(true),
      }),
    )
    .min(1),
  startsAt: time,
  endsAt: time,
  createdBy: z.string(),
  comment: z.string(),
});

/** @throws InvalidSilence, MatcherError */
export function readSilence(body: unknown): SilenceRequest {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw invalid(body, parsed.error.issues[0]);
  parsed.data.matchers.forEach(checkMatcher);
  return parsed.data;
}

function invalid(body: unknown, issue: z.core.$ZodIssue): InvalidSilence {
  const field = issue.path.join('.');
  if (issue.code === 'too_small') {
    return new InvalidSilence(
      TOO_FEW,
      `${field} in body should have at least 1 items`,
    );
  }
  const given = (body ?? {}) as Record<string, unknown>;
  const isMissing = given[String(issue.path[0])] === undefined;
  return isMissing
    ? new InvalidSilence(REQUIRED, `${field} in body is required`)
    : new InvalidSilence(
        BAD_FORMAT,
        `${field} in body must be of type: ${JSON.stringify(issue.message)}`,
      );
}
