import { join } from 'node:path';
import type { PartSpec } from '../process/Part';
import { answers } from '../process/until';
import { local, Setting } from './Setting';

/** Their secrets and what is made of them, below a cluster's folder. */
export const FILES = {
  pki: 'pki',
  /** Made by the API server itself: its certificate and the authority that signed it. */
  ca: 'pki/apiserver.crt',
  key: 'pki/apiserver.key',
  accountKey: 'pki/accounts.key',
  tokens: 'tokens.csv',
  kubeconfig: 'kubeconfig',
};

export function etcd({ binaries, folder, ports }: Setting): PartSpec {
  const url = `http://${local(ports.etcd)}`;
  return {
    name: 'etcd',
    command: binaries.etcd,
    args: [
      `--data-dir=${join(folder, 'etcd')}`,
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=http://${local(ports.etcdPeer)}`,
      // What a crashed machine loses is of no use to anybody.
      '--unsafe-no-fsync',
      '--log-level=warn',
    ],
    ready: answers(`${url}/health`),
  };
}

/** Without admission of service accounts, whose tokens no pod here uses, and of taints, which nobody removes. */
export function apiServer(
  { binaries, folder, ports }: Setting,
  ready: () => Promise<boolean>,
): PartSpec {
  const accountKey = join(folder, FILES.accountKey);
  return {
    name: 'kube-apiserver',
    command: binaries.apiServer,
    args: [
      `--etcd-servers=http://${local(ports.etcd)}`,
      `--secure-port=${ports.apiServer}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--cert-dir=${join(folder, FILES.pki)}`,
      `--service-account-key-file=${accountKey}`,
      `--service-account-signing-key-file=${accountKey}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--token-auth-file=${join(folder, FILES.tokens)}`,
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.0.0.0/24',
      '--allow-privileged=true',
      '--disable-admission-plugins=ServiceAccount,TaintNodesByCondition',
      '--endpoint-reconciler-type=none',
    ],
    ready,
  };
}

const CONTROLLERS = [
  'resourcequota-controller',
  'deployment-controller',
  'replicaset-controller',
  'daemonset-controller',
  'endpointslice-controller',
  'garbage-collector-controller',
  'namespace-controller',
  'horizontal-pod-autoscaler-controller',
  'serviceaccount-controller',
];

export function controllerManager({ binaries, folder }: Setting): PartSpec {
  return {
    name: 'kube-controller-manager',
    command: binaries.controllerManager,
    args: [
      `--kubeconfig=${join(folder, FILES.kubeconfig)}`,
      '--leader-elect=false',
      '--use-service-account-credentials=false',
      `--service-account-private-key-file=${join(folder, FILES.accountKey)}`,
      '--bind-address=127.0.0.1',
      '--secure-port=0',
      `--controllers=${CONTROLLERS.join(',')}`,
    ],
  };
}

export function scheduler({ binaries, folder }: Setting): PartSpec {
  return {
    name: 'kube-scheduler',
    command: binaries.scheduler,
    args: [
      `--kubeconfig=${join(folder, FILES.kubeconfig)}`,
      '--leader-elect=false',
      '--bind-address=127.0.0.1',
      '--secure-port=0',
    ],
  };
}

/** Plays the nodes: pods become ready without running anything. */
export function kwok({ binaries, folder }: Setting): PartSpec {
  return {
    name: 'kwok',
    command: binaries.kwok,
    args: [
      `--kubeconfig=${join(folder, FILES.kubeconfig)}`,
      '--manage-all-nodes=true',
    ],
  };
}
