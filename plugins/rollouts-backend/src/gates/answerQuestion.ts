import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { isOwnGateKind } from '../domain/gates/poll';
import { reasonOf } from '../reasonOf';
import { AskOptions, askGate } from './askGate';
import type { Asking, Proven } from './gateCredentials';
import { Turns } from './load/Turns';

/** An answer that takes longer is no: Flagger has other Canaries to look after. */
const ANSWER_MS = 900;
/**
 * Questions that are answered at once; more than the database has connections. While it is away others
 * wait outside and give up, so that it does not come back to thousands that nobody waits for.
 */
const AT_ONCE = 64;
const WARN_EVERY_MS = 1_000;

const questionSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  // Flagger sends a hash; what a database cannot hold would keep others from being written.
  checksum: z.string().regex(/^[\x21-\x7e]{1,200}$/),
});

interface Locals {
  cluster: string;
  kind: string;
  asking: Proven;
}
/** Where it is known which Canary asks, and what. */
export type GateHandler = RequestHandler<
  { 0: string },
  string,
  unknown,
  {},
  Locals
>;

/** Answers a question of a Canary that has proven itself. */
export function createAnswer(
  options: AskOptions & { logger: LoggerService },
): GateHandler {
  const turns = new Turns(AT_ONCE);
  const warn = rarely(options);
  return async (req, res) => {
    const { cluster, kind, asking } = res.locals;
    const question = questionSchema.safeParse(req.body);
    if (!isOwnGateKind(kind)) {
      reply(res, 403, `no such gate here: ${kind}`);
      return;
    }
    if (!question.success || !isFrom(asking, question.data)) {
      reply(
        res,
        403,
        'the question is not about the Canary of the credentials',
      );
      return;
    }
    try {
      const { checksum, namespace, name } = question.data;
      const asked = { kind, checksum, keyId: asking.keyId };
      const answer = await turns.take(
        isLate => askGate({ cluster, namespace, name }, asked, options, isLate),
        ANSWER_MS,
      );
      if (answer.yes) reply(res, 200, 'yes');
      else reply(res, 403, answer.why);
    } catch (error) {
      // Flagger would ask again at once after a 5xx, and print nothing.
      warn(`A gate could not be answered: ${reasonOf(error)}`);
      reply(res, 403, 'the portal has trouble');
    }
  };
}

/** While the database is away thousands ask, and one line says it. */
function rarely({
  logger,
  now,
}: {
  logger: LoggerService;
  now: () => number;
}): (message: string) => void {
  let warnedAt = -Infinity;
  return message => {
    if (now() - warnedAt < WARN_EVERY_MS) return;
    warnedAt = now();
    logger.warn(message);
  };
}

/** Flagger prints the text of a no. */
export function reply(res: Response, status: 200 | 403, text: string): void {
  res.status(status).type('text/plain').send(`${text}\n`);
}

function isFrom(asking: Asking, question: Asking): boolean {
  return (
    asking.namespace === question.namespace && asking.name === question.name
  );
}
