import type { Runbook } from '@rollouts/backstage-plugin-rollouts-common';
import { isName, kebab, slug } from './names';

/** What an entity offers to find runbooks by. */
export interface RunbookPlace {
  /** The entity whose TechDocs hold its documentation, e.g. `component:default/checkout`. */
  docsEntity: string | null;
  /** Files of the built documentation, null when it is not known which there are. */
  files: string[] | null;
  /** Where its source is, e.g. `https://github.com/o/r/tree/main/`. */
  source: string | null;
  /** A pattern with `{alertname}`. */
  base: string | null;
  /** Base URL of the portal. */
  portal: string;
}

interface Asked {
  alertname: string;
  /** Annotation `runbook_url`, untrusted. */
  url: string | null;
}

/** More than this is no name of a page, and no address that a browser would open. */
const LONGEST_NAME = 200;
const LONGEST_LINK = 2_000;

/**
 * Where the words for an alert are. A link into the portal or into the entity's source is a page of
 * its documentation; then a page is looked for by name; a link to elsewhere comes before one page of
 * all runbooks, of which it is not known here whether it has this one.
 */
export function resolveRunbook(asked: Asked, place: RunbookPlace): Runbook {
  const alertname = asked.alertname.slice(0, LONGEST_NAME);
  const link = asked.url === null ? null : parseLink(asked.url, place.portal);
  const named = link instanceof URL ? link : null;
  const own = named && ownPage(named, place);
  const lost = own?.kind === 'techdocs' && isLost(own, place) ? own : null;
  const url = lost ? null : named;
  return (
    (lost ? null : own) ??
    (url && sourcePage(url, place)) ??
    (named && pageNamed(lastPart(named), 'name', place)) ??
    pageNamed(alertname, 'convention', place) ??
    (url && external(url)) ??
    patterned(alertname, place) ??
    sectionNamed(alertname, place) ?? {
      kind: 'missing',
      path: `docs/runbooks/${kebab(alertname)}.md`,
      create: newPage(alertname, place),
      refused: lost
        ? `the documentation has no page ${lost.path}`
        : notFollowed(link),
    }
  );
}

function notFollowed(link: URL | string | null): string | null {
  return typeof link === 'string' ? link : null;
}

/** A page of the entity's own documentation that was not there when it was built. */
function isLost(
  { entity, path }: { entity: string; path: string },
  { docsEntity, files }: RunbookPlace,
): boolean {
  if (entity !== docsEntity || !files) return false;
  return !files.includes(`${path}index.html`);
}

/** The address, or why it is not followed. */
function parseLink(text: string, portal: string): URL | string {
  if (text.length > LONGEST_LINK) return 'the link is too long';
  try {
    const url = new URL(text, portal);
    return ['http:', 'https:'].includes(url.protocol)
      ? url
      : `a link with ${url.protocol} is not followed`;
  } catch {
    return 'the link is no address';
  }
}

/**
 * `/docs/<namespace>/<kind>/<name>/…`, or the same in the catalog's pages. People write links with
 * the portal's public name, which need not be the one it knows of itself: a link into the
 * documentation of this very entity is meant for it, whatever its host.
 */
function ownPage(url: URL, { portal, files, docsEntity }: RunbookPlace) {
  const base = new URL(portal);
  const prefix = base.pathname.replace(/\/$/, '');
  const path = url.pathname.startsWith(prefix)
    ? url.pathname.slice(prefix.length)
    : url.pathname;
  const [, root, namespace, kind, name, ...rest] = path.split('/').map(decode);
  const inCatalog = root === 'catalog' && rest[0] === 'docs';
  if (!name || (root !== 'docs' && !inCatalog)) return null;
  if (![kind, namespace, name].every(isName)) return null;
  const entity = `${kind}:${namespace}/${name}`.toLowerCase();
  if (url.origin !== base.origin && entity !== docsEntity) return null;
  const parts = (inCatalog ? rest.slice(1) : rest).filter(Boolean);
  const page = parts.join('/').replace(/(^|\/)index\.html$/, '');
  return techdocs(
    entity,
    entity === docsEntity ? trueCase(page, files) : page,
    url,
    'url',
  );
}

/** A Markdown file in the entity's own repository is a page of its documentation. */
function sourcePage(url: URL, { source, docsEntity, files }: RunbookPlace) {
  const repository = source && /^https?:\/\/[^/]+\/[^/]+\/[^/]+/.exec(source);
  if (!repository || !docsEntity) return null;
  if (!url.href.startsWith(`${repository[0].replace(/\/$/, '')}/`)) return null;
  const [, file] = /\/docs\/(.+)\.md$/.exec(decode(url.pathname)) ?? [];
  if (!file) return null;
  // MkDocs builds these into the folder that they are in.
  const page = file.replace(/(^|\/)(index|README)$/, '');
  return techdocs(docsEntity, trueCase(page, files), url, 'source-url');
}

function pageNamed(
  name: string,
  rule: 'name' | 'convention',
  { files, docsEntity }: RunbookPlace,
): Runbook | null {
  if (!docsEntity || !files) return null;
  const wanted = [name, kebab(name)].map(one =>
    `runbooks/${one}/index.html`.toLowerCase(),
  );
  const file = files.find(one => wanted.includes(one.toLowerCase()));
  return file
    ? {
        kind: 'techdocs',
        entity: docsEntity,
        path: file.replace(/index\.html$/, ''),
        heading: null,
        rule,
      }
    : null;
}

/** Nobody knows the headings without reading the page: the reader says when this one is not there. */
function sectionNamed(
  alertname: string,
  { files, docsEntity }: RunbookPlace,
): Runbook | null {
  if (!docsEntity) return null;
  const file = files?.find(one => one.toLowerCase() === 'runbooks/index.html');
  return file
    ? {
        kind: 'techdocs',
        entity: docsEntity,
        path: file.replace(/index\.html$/i, ''),
        heading: slug(alertname),
        rule: 'anchor',
      }
    : null;
}

/** Null where the page would be outside of the documentation. */
function techdocs(
  entity: string,
  page: string,
  url: URL,
  rule: 'url' | 'source-url',
): Runbook | null {
  // Encoded slashes and dots come through: a browser that reads the page would climb.
  if (page.split(/[\\/]/).includes('..')) return null;
  return {
    kind: 'techdocs',
    entity,
    path: page === '' ? '' : `${page}/`,
    heading: decode(url.hash.slice(1)) || null,
    rule,
  };
}

/** Files of the documentation are case-sensitive; people are not. */
function trueCase(page: string, files: string[] | null): string {
  const wanted = `${page}/index.html`.toLowerCase();
  const file = files?.find(one => one.toLowerCase() === wanted);
  return file ? file.replace(/\/index\.html$/, '') : page;
}

function patterned(alertname: string, { base, portal }: RunbookPlace) {
  if (base === null) return null;
  const link = parseLink(
    base.replaceAll('{alertname}', encodeURIComponent(alertname)),
    portal,
  );
  return link instanceof URL ? external(link) : null;
}

function external(url: URL): Runbook {
  return { kind: 'external', url: url.href, host: url.host };
}

/** GitHub opens an editor with the new file in it. */
function newPage(alertname: string, { source }: RunbookPlace): string | null {
  const [, repository, branch, folder = ''] =
    /^(https:\/\/github\.com\/[^/]+\/[^/]+)\/(?:tree|blob)\/([^/]+)(.*)$/s.exec(
      source ?? '',
    ) ?? [];
  if (!repository) return null;
  const path = [...folder.split('/').filter(Boolean), 'docs/runbooks'];
  const url = new URL(`${repository}/new/${branch}/${path.join('/')}`);
  url.searchParams.set('filename', `${kebab(alertname)}.md`);
  url.searchParams.set(
    'value',
    `# ${alertname}\n\n## Meaning\n\n## Impact\n\n## Diagnosis\n\n## Mitigation\n`,
  );
  return url.href;
}

function lastPart(url: URL): string {
  const part = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  return decode(part).replace(/\.(md|html)$/, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
