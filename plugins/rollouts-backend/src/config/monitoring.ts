import { z } from 'zod';

const url = z
  .url({
    protocol: /^https?$/,
    error: 'expected an address such as "https://prometheus.example.org"',
  })
  .refine(
    address => !/\/\/[^/]*@/.test(address),
    'holds credentials; use "basic" or "bearer"',
  );

const bearer = z
  .strictObject({
    token: z.string().min(1).optional(),
    tokenFile: z.string().min(1).optional(),
  })
  .refine(
    ({ token, tokenFile }) => Boolean(token) !== Boolean(tokenFile),
    'needs exactly one of "token" and "tokenFile"',
  );

const basic = z.strictObject({
  username: z.string().min(1),
  password: z.string().min(1),
});

const tls = z.strictObject({
  caFile: z.string().min(1).optional(),
  certFile: z.string().min(1).optional(),
  keyFile: z.string().min(1).optional(),
  skipVerify: z.boolean().default(false),
});

const access = {
  /** Clusters that it tells of, by name. */
  clusters: z.array(z.string().min(1)).min(1, 'names no cluster'),
  bearer: bearer.optional(),
  basic: basic.optional(),
  /** Sent with every request, e.g. X-Scope-OrgID. */
  headers: z.record(z.string(), z.string()).optional(),
  tls: tls.optional(),
};

export const prometheus = z.strictObject({
  name: z.string().min(1),
  url,
  ...access,
});

export const alertmanager = z.strictObject({
  name: z.string().min(1),
  /** Every peer: each knows only the alerts that it was sent. */
  urls: z.array(url).min(1, 'names no peer'),
  ...access,
});

/** The keys that there are in a section, by the name of the section. */
export const MONITORING_SECTIONS: Record<string, { shape: object }> = {
  prometheus,
  alertmanager,
  bearer,
  basic,
  tls,
};

/** How a source lets us in. */
export type SourceAccess = Pick<
  z.infer<typeof prometheus>,
  'bearer' | 'basic' | 'headers' | 'tls'
>;
export type PrometheusConfig = z.infer<typeof prometheus>;
export type AlertmanagerConfig = z.infer<typeof alertmanager>;
