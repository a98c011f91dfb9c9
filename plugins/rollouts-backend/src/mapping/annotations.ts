import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';

export const ANNOTATION_KUBERNETES_ID = KUBERNETES_ANNOTATION;
export const ANNOTATION_KUBERNETES_LABEL_SELECTOR =
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION;

// The Kubernetes plugin knows these two as well but exports no constants for them.
export const ANNOTATION_KUBERNETES_NAMESPACE =
  'backstage.io/kubernetes-namespace';
export const ANNOTATION_KUBERNETES_CLUSTER = 'backstage.io/kubernetes-cluster';
