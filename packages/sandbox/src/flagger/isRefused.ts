import type { Canary } from './canary';

/** Whether Flagger refuses the spec as a whole (pkg/controller/controller.go). */
export function isRefused({ spec }: Canary): boolean {
  const { apiVersion = '', kind } = spec.targetRef;
  const isKnative =
    kind === 'Service' && apiVersion.startsWith('serving.knative.dev/');
  if (isKnative !== (spec.provider === 'knative')) return true;
  const { sessionAffinity } = spec.analysis;
  return (
    sessionAffinity !== undefined &&
    sessionAffinity.cookieName === sessionAffinity.primaryCookieName
  );
}
