import { z } from 'zod';

/** As Backstage writes durations, e.g. `{ hours: 24 }`. */
export const duration = z.strictObject({
  years: z.number().optional(),
  months: z.number().optional(),
  weeks: z.number().optional(),
  days: z.number().optional(),
  hours: z.number().optional(),
  minutes: z.number().optional(),
  seconds: z.number().optional(),
  milliseconds: z.number().optional(),
});
