/** Links of a text, and blocks that may be wider than the page. */
const LINKS = 'a[href]:not(.headerlink)';
const BLOCKS = 'pre > code';

/**
 * What the reader of TechDocs leaves out: links that are told from text by more than their colour,
 * and blocks that can be scrolled without a mouse.
 */
export function easeReading(text: Element): void {
  for (const link of text.querySelectorAll<HTMLElement>(LINKS)) {
    link.style.setProperty('text-decoration', 'underline');
  }
  for (const block of text.querySelectorAll<HTMLElement>(BLOCKS)) {
    block.tabIndex = 0;
  }
}
