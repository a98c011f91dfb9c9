import { parseEntityRef } from '@backstage/catalog-model';
import type { RolloutAddress } from '@rollouts/backstage-plugin-rollouts-common';
import { createContext, useContext } from 'react';
import { useLocation, useParams } from 'react-router-dom';
import { withAlert, writeAddress } from '../../lib/page/selection';

/** A page of somebody's documentation. */
export interface DocsPage {
  /** Full ref of the entity whose documentation it is. */
  entity: string;
  /** Below the documentation's root. */
  path: string;
  /** Id of a heading. */
  heading: string | null;
}

/** Addresses inside the tab; each names its rollout, so that every one can be shared. */
export interface TabLinks {
  now(address?: RolloutAddress): string;
  history(address: RolloutAddress): string;
  release(id: string, address: RolloutAddress): string;
  /** The page with an alert selected. */
  alert(id: string, address: RolloutAddress): string;
  /** A page of documentation, drawn inside the tab. */
  docs(page: DocsPage, address: RolloutAddress): string;
}

/** Where on the page the runbook is. */
export const RUNBOOK_ID = 'runbook';
/** Where on the page the buttons are. */
export const ACTIONS_ID = 'rollout-actions';

export const TabLinksContext = createContext<TabLinks>(linksAt(''));

export const useTabLinks = () => useContext(TabLinksContext);

/**
 * The tab's own path: the path of the page without what the tab's own routes match. A route ref
 * would not do, since the tab may be mounted where its ref is not bound (a customised page).
 */
export function useTabPath(): string {
  const { pathname } = useLocation();
  const rest = encodedLength(useParams()['*'] ?? '', pathname);
  return pathname.slice(0, pathname.length - rest).replace(/\/$/, '');
}

/** `*` is decoded, the path is not: count segments from the end. */
function encodedLength(rest: string, pathname: string): number {
  const trimmed = rest.replace(/\/$/, '');
  if (trimmed === '') return 0;
  const count = trimmed.split('/').length;
  const segments = pathname.replace(/\/$/, '').split('/');
  const tail = segments.slice(-count).join('/');
  return tail.length + (pathname.endsWith('/') ? 1 : 0);
}

/** `entityRef`: whose tab it is. */
export function linksAt(path: string, entityRef = ''): TabLinks {
  return {
    now: address => `${path || '/'}${address ? writeAddress(address) : ''}`,
    history: address => `${path}/history${writeAddress(address)}`,
    release: (id, address) =>
      `${path}/releases/${encodeURIComponent(id)}${writeAddress(address)}`,
    alert: (id, address) =>
      `${path || '/'}${withAlert(writeAddress(address), id)}#${RUNBOOK_ID}`,
    docs: (page, address) => {
      const root =
        page.entity === entityRef ? 'runbook' : `runbook-of/${triplet(page)}`;
      const hash = page.heading ? `#${encodeURIComponent(page.heading)}` : '';
      return `${path}/${root}/${encodeSegments(page.path)}${writeAddress(
        address,
      )}${hash}`;
    },
  };
}

/** The documentation of another entity has a root of its own, below which its links stay. */
function triplet({ entity }: DocsPage): string {
  const { namespace, kind, name } = parseEntityRef(entity);
  return encodeSegments(`${namespace}/${kind}/${name}`);
}

function encodeSegments(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
