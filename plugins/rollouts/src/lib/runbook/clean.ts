import DOMPurify from 'dompurify';
import { pointImage, pointLink, Targets } from './targets';

/**
 * A picture is all that a page may load, and only from its own documentation. The rest would lie
 * over the tab, take its keys, or fetch something by itself.
 */
const RULES = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: [
    ...['style', 'form', 'input', 'button', 'textarea', 'select', 'dialog'],
    ...['video', 'audio', 'source', 'track', 'picture', 'map', 'area'],
  ],
  FORBID_ATTR: [
    ...['style', 'id', 'name', 'class', 'srcset', 'sizes', 'usemap'],
    ...['background', 'poster', 'cite', 'longdesc', 'ping', 'accesskey'],
    ...['popover', 'popovertarget', 'popovertargetaction', 'contenteditable'],
    ...['tabindex', 'autofocus', 'draggable'],
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

/**
 * Cleaned HTML: no scripts, styles, forms or frames, no ids that could meet those of the page. Links
 * stay in the tab, pictures are those of the documentation, headings come below the panel's own.
 */
export function cleanHtml(
  html: string,
  pagePath: string,
  targets: Targets,
): string {
  const fragment = DOMPurify.sanitize(html, {
    ...RULES,
    FORBID_ATTR: [...RULES.FORBID_ATTR, 'target', 'rel'],
    RETURN_DOM_FRAGMENT: true,
  });
  fragment
    .querySelectorAll('a[href]')
    .forEach(link => pointLink(link, pagePath, targets));
  fragment
    .querySelectorAll('img')
    .forEach(image => pointImage(image, pagePath, targets));
  fragment.querySelectorAll('h1, h2, h3, h4').forEach(lower);
  // Last, so that no address which was made here goes unseen.
  return DOMPurify.sanitize(fragment, { ...RULES, ADD_ATTR: ['target'] });
}

/** The panel's own heading is the second. */
function lower(heading: Element): void {
  const level = Math.min(5, Number(heading.tagName[1]) + 2);
  const lowered = document.createElement(`h${level}`);
  lowered.append(...heading.childNodes);
  heading.replaceWith(lowered);
}
