import {
  type RefusalCode,
  refusalMessages,
} from '@rollouts/backstage-plugin-rollouts-common';

const sentences: Partial<Record<string, string>> = refusalMessages;

/** Why something is not offered, in a sentence without the values of the case. */
export function sayRefused(code: RefusalCode): string {
  return (
    sentences[`refusal.${code}.bare`] ?? refusalMessages[`refusal.${code}`]
  );
}
