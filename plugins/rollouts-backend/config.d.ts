import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** Canary rollouts: which clusters are watched and how long history is kept. */
  rollouts?: {
    /** The clusters whose Canaries are watched, each with its own access. */
    clusters?: Array<{
      /** Unique, free text; part of every rollout's address. */
      name: string;
      /** Direct access to the API server. Exactly one of `kubernetes` and `kubernetesPlugin`. */
      kubernetes?: {
        /** Base URL of the API server. Not with `inCluster`. */
        url?: string;
        /** Use the service account of the pod that Backstage runs in. */
        inCluster?: boolean;
        /** PEM certificate authority, base64. */
        caData?: string;
        /** File with the PEM certificate authority. */
        caFile?: string;
        /** Do not check the server's certificate. For trying out only. */
        skipTLSVerify?: boolean;
        /**
         * Bearer token of a service account.
         * @visibility secret
         */
        serviceAccountToken?: string;
        /** File with the bearer token; read again when it changes. */
        tokenFile?: string;
      };
      /** Read-only access through the proxy of the Kubernetes plugin, for trying out. */
      kubernetesPlugin?: {
        /** Name of the cluster in the Kubernetes plugin. */
        cluster: string;
      };
      /** Watch these namespaces only; all when left out. */
      namespaces?: string[];
      /** Basic credentials that Flagger's event webhook presents. No webhook without them. */
      events?: {
        username: string;
        /** @visibility secret */
        password: string;
      };
      /** Gates that this portal answers for Flagger. No gate without it. */
      gates?: {
        /**
         * Each Canary's credentials are made from it; at least 32 characters, another one for each
         * cluster. While it is replaced: the new one first, then the one before.
         * @deepVisibility secret
         */
        key: string | string[];
        /**
         * Who must agree before a gate lets a release pass: one person (default), two, or one who is
         * not the author of the change (two where the author is not known).
         */
        agreement?: 'one' | 'author-and-another' | 'two';
        /** An approval that Flagger did not come for is over after this time; 24 hours. */
        approvalsExpireAfter?: HumanDuration;
        /** Rules of single namespaces, by name, in place of those of the cluster. */
        namespaces?: {
          [name: string]: {
            agreement?: 'one' | 'author-and-another' | 'two';
            /** False: a start needs a person there. */
            stagingFirst?:
              | false
              | { cluster: string; namespace?: string; within?: HumanDuration };
          };
        };
        /**
         * A confirm-rollout gate opens without a person when the same images succeeded in the rollout
         * of the same name there.
         */
        stagingFirst?: {
          /** Another one of `clusters`. */
          cluster: string;
          /** The same as that of the rollout when left out. */
          namespace?: string;
          /** Not longer ago than this; 72 hours. */
          within?: HumanDuration;
        };
      };
      /** How to find out which Flagger works there; where not even that helps, `flagger_info` tells. */
      flagger?: {
        /** Where its Deployment is; looked for in all namespaces when left out. */
        namespace?: string;
      };
      /**
       * Let people with permission act here: promote, roll back, pause, try again, go back. The account
       * needs `patch` on `canaries` and `canaries/status` of flagger.app, and on `deployments` and
       * `daemonsets` of apps for the last two; `permission.enabled` must be true.
       */
      actions?: boolean;
      /** Whoever acts here types the name of the Canary first. */
      production?: boolean;
    }>;
    /**
     * Base URLs under which Flagger reaches this portal, beside `backend.baseUrl`, e.g.
     * `http://backstage.portal:7007`: by them it is known which hooks ask here.
     */
    gateUrls?: string[];
    /**
     * Owners of rollouts get a notification when a gate has waited for this time; 30 minutes. False:
     * never.
     */
    notifyWaitingAfter?: false | HumanDuration;
    /**
     * Change freezes: gates of this portal hold what would bring something to users. Rolling back
     * stays possible.
     */
    freezes?: Array<{
      /** Shown to whoever waits. */
      name: string;
      /** Time zone of the times below, e.g. `Europe/Berlin`; UTC when left out. */
      zone?: string;
      /** Begin and end, e.g. `2026-12-21T08:00`. */
      from?: string;
      to?: string;
      /** In place of those: each week, e.g. from `friday 16:00` to `monday 08:00`. */
      weekly?: { from: string; to: string };
      /** Only in these clusters; all when left out. */
      clusters?: string[];
      /** Only in these namespaces; all when left out. */
      namespaces?: string[];
    }>;
    /**
     * What proves that a Canary belongs to an entity: an annotation on the Canary (default), or,
     * where the registration of entities is controlled, a matching `backstage.io/kubernetes-id`.
     */
    ownership?: 'annotation' | 'kubernetes-id';
    /** Prometheus servers, or what speaks like one: analysis values and alerts. */
    prometheus?: Array<{
      /** Unique. */
      name: string;
      /** Base URL, e.g. `https://prometheus.example.org`; with a path where the API is below one. */
      url: string;
      /** Names of the clusters that it tells of. */
      clusters: string[];
      bearer?: {
        /** @visibility secret */
        token?: string;
        /** File with the token; read again for each request. */
        tokenFile?: string;
      };
      basic?: {
        username: string;
        /** @visibility secret */
        password: string;
      };
      /**
       * Sent with every request, e.g. X-Scope-OrgID.
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
      tls?: {
        caFile?: string;
        certFile?: string;
        keyFile?: string;
        /** Do not check the server's certificate. For trying out only. */
        skipVerify?: boolean;
      };
    }>;
    /** Alertmanagers: who is told of which alert, and what is silenced. */
    alertmanager?: Array<{
      /** Unique. */
      name: string;
      /** Base URL of every peer: each knows only the alerts that it was sent. */
      urls: string[];
      /** Names of the clusters that it tells of. */
      clusters: string[];
      bearer?: {
        /** @visibility secret */
        token?: string;
        /** File with the token; read again for each request. */
        tokenFile?: string;
      };
      basic?: {
        username: string;
        /** @visibility secret */
        password: string;
      };
      /**
       * Sent with every request, e.g. X-Scope-OrgID.
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
      tls?: {
        caFile?: string;
        certFile?: string;
        keyFile?: string;
        /** Do not check the server's certificate. For trying out only. */
        skipVerify?: boolean;
      };
    }>;
    /** The audit of who did what. */
    audit?: {
      /** How long rows are kept; for ever when left out. Needs `signedOffBy`. */
      retention?: HumanDuration;
      /** Full ref of who answers for removing old rows, e.g. `group:default/platform-team`. */
      signedOffBy?: string;
      /** Keep network address and browser of whoever asks; off unless set. */
      networkData?: boolean;
    };
    /** How long timelines of closed releases are kept; for ever when left out. */
    retention?: HumanDuration;
  };
}
