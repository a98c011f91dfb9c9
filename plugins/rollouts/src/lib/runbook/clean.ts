import DOMPurify from 'dompurify';

/** What links and pictures of a page lead to. */
export interface Targets {
  /** Address in the tab of a page of the same documentation. */
  toPage(path: string, heading: string | null): string;
  /** Address of a file of the same documentation. */
  toFile(path: string): string;
}

/** Stands for the root of the documentation while links are resolved. */
const ROOT = 'https://documentation.invalid';

/**
 * Cleaned HTML: no scripts, styles, forms or frames, no ids that could meet those of the page. Links
 * stay in the tab, pictures are absolute, headings come below the panel's own.
 */
export function cleanHtml(
  html: string,
  pagePath: string,
  targets: Targets,
): string {
  const fragment = DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['style', 'form', 'input', 'button', 'textarea', 'select'],
    FORBID_ATTR: ['style', 'id', 'name', 'class', 'target', 'srcset'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  const base = `${ROOT}/${pagePath}`;
  fragment
    .querySelectorAll('a[href]')
    .forEach(link => pointLink(link, base, targets));
  fragment
    .querySelectorAll('img[src]')
    .forEach(image => pointImage(image, base, targets));
  fragment.querySelectorAll('h1, h2, h3, h4').forEach(lower);
  const box = document.createElement('div');
  box.append(fragment);
  return box.innerHTML;
}

function pointLink(link: Element, base: string, targets: Targets): void {
  const url = resolve(link.getAttribute('href') ?? '', base);
  if (!url) {
    link.removeAttribute('href');
  } else if (url.origin !== ROOT) {
    link.setAttribute('rel', 'noopener noreferrer');
    link.setAttribute('target', '_blank');
  } else if (isFile(url.pathname)) {
    link.setAttribute('href', targets.toFile(pathOf(url)));
  } else {
    const heading = decode(url.hash.slice(1)) || null;
    link.setAttribute('href', targets.toPage(pathOf(url), heading));
  }
}

function pointImage(image: Element, base: string, targets: Targets): void {
  const url = resolve(image.getAttribute('src') ?? '', base);
  if (url?.origin === ROOT) {
    image.setAttribute('src', targets.toFile(pathOf(url)));
  }
  image.setAttribute('loading', 'lazy');
}

function resolve(address: string, base: string): URL | null {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  return url && /^(https?|mailto):$/.test(url.protocol) ? url : null;
}

function pathOf({ pathname }: URL): string {
  return decode(pathname.slice(1));
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

/** The panel's own heading is the second. */
function lower(heading: Element): void {
  const level = Math.min(5, Number(heading.tagName[1]) + 2);
  const lowered = document.createElement(`h${level}`);
  lowered.append(...heading.childNodes);
  heading.replaceWith(lowered);
}
