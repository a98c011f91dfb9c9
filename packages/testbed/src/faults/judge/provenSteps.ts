const PROOFS: Array<[RegExp, (value: string) => string]> = [
  [/^Advance \S+ canary weight (\d+)$/, value => `weight ${value}`],
  [/^Advance \S+ primary weight (\d+)$/, value => `primary-weight ${value}`],
  [/^Copying \S+ template spec to /, () => 'promoted'],
  [/^Routing all traffic to primary$/, () => 'primary-weight 100'],
  [/^Promotion completed! /, () => 'closed succeeded'],
  [/^Canary failed! /, () => 'closed failed'],
];

/** The steps that Flagger's own words prove, for whoever saw no status. */
export function provenSteps(messages: string[]): string[] {
  return messages.flatMap(message =>
    PROOFS.flatMap(([pattern, step]) => {
      const match = pattern.exec(message);
      return match ? [step(match[1])] : [];
    }),
  );
}
