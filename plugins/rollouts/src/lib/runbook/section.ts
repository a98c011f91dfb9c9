/** What of a built page is worth showing beside an alert. */
export interface Section {
  /** Not cleaned yet. */
  html: string;
  /** False: the heading is not on the page, and this is the whole page. */
  found: boolean;
}

/** Parts of a page that belong to the site around the text. */
const FURNITURE =
  'script, style, nav, form, .headerlink, .md-content__button, .md-source-file, .md-feedback';

/**
 * The text of a page that MkDocs built, or of one of its sections: from the heading to the next one
 * of the same or a higher level. Parsed in a document of its own, in which nothing runs or loads.
 */
export function readSection(page: string, heading: string | null): Section {
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  const article =
    parsed.querySelector('article') ??
    parsed.querySelector('main') ??
    parsed.body;
  article.querySelectorAll(FURNITURE).forEach(element => element.remove());
  article.querySelectorAll('.highlighttable').forEach(unnumber);
  if (heading === null) return { html: article.innerHTML, found: true };
  const start = findHeading(article, heading);
  return start
    ? { html: sectionFrom(start), found: true }
    : { html: article.innerHTML, found: false };
}

/** Numbered lines are a table of two columns, which leaves no room for the command. */
function unnumber(table: Element): void {
  const command = table.querySelector('.code pre');
  if (command) table.replaceWith(command);
}

/** The id may be on the heading or on an anchor inside it. */
function findHeading(article: Element, id: string): Element | null {
  const target = [...article.querySelectorAll('[id]')].find(
    element => element.id === id,
  );
  return target?.closest('h1, h2, h3, h4, h5, h6') ?? null;
}

function sectionFrom(start: Element): string {
  const parts = [start.outerHTML];
  let next = start.nextElementSibling;
  while (next && !endsSection(next, start)) {
    parts.push(next.outerHTML);
    next = next.nextElementSibling;
  }
  return parts.join('');
}

function endsSection(element: Element, start: Element): boolean {
  return /^H[1-6]$/.test(element.tagName) && element.tagName <= start.tagName;
}
