import { z } from 'zod';

// Messages reach whoever asks for a rollout, and through them the author of the policy, who may have
// written it in a file that no compiler reads. The framework adds no path to them.

/**
 * Parameters of a rule. An unknown one is refused: a mistyped optional one would be left out, and
 * the rule would allow more than its author meant.
 */
export function ruleParams<T extends z.ZodRawShape>(rule: string, shape: T) {
  const known = Object.keys(shape).join(' and ');
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `The rule ${rule} has no parameter ${issue.keys.join(
            ', ',
          )}; it takes ${known}`
        : `The rule ${rule} needs parameters; it takes ${known}`,
  });
}

/** A parameter that is a list of names. */
export function namesParam(rule: string, name: string, what: string) {
  const error = `The rule ${rule} needs ${name} as a list of strings: ${what}`;
  return z.array(z.string(error), error).describe(what);
}

/** A parameter that is one string. */
export function textParam(rule: string, name: string, what: string) {
  const error = `The rule ${rule} needs ${name} as one string: ${what}`;
  return z.string(error).describe(what);
}
