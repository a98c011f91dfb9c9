/** `ReconcileErrors` is `reconcile-errors`. */
export function kebab(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .replace(/(?<=[A-Z])(?=[A-Z][a-z])/g, '-')
    .replace(/[\s_]+/g, '-')
    .toLowerCase();
}

/** The id that MkDocs gives to a heading. */
export function slug(heading: string): string {
  return heading
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}

/** What a part of an entity's ref may be; a ref of anything else cannot be read again. */
export function isName(text: string): boolean {
  return /^[a-z0-9]([-\w.]*[a-z0-9])?$/i.test(text);
}
