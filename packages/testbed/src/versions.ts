/** What is built and run. Each is a version of a Go module, without the `v`. */
export interface Versions {
  flagger: string;
  kubernetes: string;
}

/** All three build; 1.43.0 and 1.38.0 do not (a missing checksum, an x/tools that is too old). */
export const FLAGGER_VERSIONS = ['1.44.0', '1.41.0', '1.37.0'];

export const KUBERNETES_VERSIONS = ['1.34.4', '1.36.3'];

/** What is the same for every pair of Flagger and Kubernetes. */
export const FIXED = {
  etcd: '3.6.13',
  kwok: '0.7.0',
  gatewayApi: '1.2.1',
  /** Prometheus 3.16 by its own count. */
  prometheus: '0.316.0',
};

/** The newest of both; what CI plays. */
export const USUAL: Versions = { flagger: '1.44.0', kubernetes: '1.36.3' };

/**
 * Reads versions as a person names them.
 *
 * @throws Error that lists the known ones
 */
export function chooseVersions(wanted: Partial<Versions>): Versions {
  return {
    flagger: known('Flagger', FLAGGER_VERSIONS, wanted.flagger, USUAL.flagger),
    kubernetes: known(
      'Kubernetes',
      KUBERNETES_VERSIONS,
      wanted.kubernetes,
      USUAL.kubernetes,
    ),
  };
}

function known(
  what: string,
  versions: string[],
  wanted: string | undefined,
  usual: string,
): string {
  const version = wanted?.replace(/^v/, '') ?? usual;
  if (versions.includes(version)) return version;
  throw new Error(
    `${what} ${version} is not in the table of versions. Known: ${versions.join(
      ', ',
    )}.`,
  );
}
