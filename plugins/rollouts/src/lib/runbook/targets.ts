/** What links and pictures of a page lead to. */
export interface Targets {
  /** Address in the tab of a page of the same documentation. */
  toPage(path: string, heading: string | null): string;
  /** Address below which all files of the same documentation are. */
  filesAt: string;
}

/** Stands for the root of the documentation while links are resolved. */
const ROOT = 'https://documentation.invalid';

/** A slash or a dot that is hidden from whoever resolves the address, but not from who decodes it. */
const HIDDEN = /%(?:25)*(?:2f|5c|2e)/i;

/** A link to another page stays in the tab, any other one leaves it without telling where from. */
export function pointLink(
  link: Element,
  pagePath: string,
  targets: Targets,
): void {
  const url = resolve(link.getAttribute('href'), pagePath);
  const isPage = url?.origin === ROOT && !isFile(url.pathname);
  const href = isPage ? pageAt(url, targets) : elsewhere(url, targets);
  if (href === null) {
    link.removeAttribute('href');
    return;
  }
  link.setAttribute('href', href);
  if (isPage) return;
  link.setAttribute('rel', 'noopener noreferrer');
  link.setAttribute('target', '_blank');
}

/** A picture from elsewhere would be fetched by everybody who reads: it becomes a link. */
export function pointImage(
  image: Element,
  pagePath: string,
  targets: Targets,
): void {
  const src = image.getAttribute('src') ?? '';
  if (/^data:image\/(?:png|jpeg|gif|webp);/i.test(src)) return;
  const url = resolve(src, pagePath);
  const own = url && ownFile(url, targets);
  if (own) {
    image.setAttribute('src', own);
    image.setAttribute('loading', 'lazy');
    return;
  }
  const alt = image.getAttribute('alt') ?? '';
  image.replaceWith(
    url && url.origin !== ROOT && !image.closest('a')
      ? linkTo(url, alt || url.host)
      : alt,
  );
}

function linkTo({ href }: URL, text: string): Element {
  const link = document.createElement('a');
  link.setAttribute('href', href);
  link.setAttribute('rel', 'noopener noreferrer');
  link.setAttribute('target', '_blank');
  link.append(text);
  return link;
}

function elsewhere(url: URL | null, targets: Targets): string | null {
  if (!url) return null;
  return url.origin === ROOT ? ownFile(url, targets) : url.href;
}

function pageAt({ pathname, hash }: URL, { toPage }: Targets): string | null {
  if (HIDDEN.test(pathname)) return null;
  return toPage(decode(pathname.slice(1)), decode(hash.slice(1)) || null);
}

/** Null where it would not be below the files of the documentation. */
function ownFile(url: URL, { filesAt }: Targets): string | null {
  const root = new URL(filesAt).href;
  const { href } =
    url.origin === ROOT
      ? new URL(`./${url.pathname.slice(1)}${url.hash}`, root)
      : url;
  return href.startsWith(root) && !HIDDEN.test(href) ? href : null;
}

function resolve(address: string | null, pagePath: string): URL | null {
  const base = `${ROOT}/${pagePath
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;
  if (!address || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return /^(https?|mailto):$/.test(url.protocol) ? url : null;
}

/** What an author escaped wrongly stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Pages are folders for MkDocs; what has an ending is a file, unless it is a page by name. */
function isFile(pathname: string): boolean {
  return /\.(?!html?$)[a-z0-9]+$/i.test(pathname);
}
