import { stringify } from 'yaml';

/** A kubeconfig for one user of one cluster, as kubectl and the programs of the control plane read it. */
export function kubeconfig({
  cluster,
  url,
  caFile,
  token,
}: {
  cluster: string;
  url: string;
  caFile: string;
  token: string;
}): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: cluster,
        cluster: { server: url, 'certificate-authority': caFile },
      },
    ],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: cluster, context: { cluster, user: 'admin' } }],
    'current-context': cluster,
  });
}
