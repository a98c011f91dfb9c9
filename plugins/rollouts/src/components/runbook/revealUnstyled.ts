/** A style sheet that takes longer will not come any more. */
const PATIENCE_MS = 8_000;
const LOOK_EVERY_MS = 500;

/**
 * TechDocs keeps a page invisible until its style sheets have loaded, for ever when one does not.
 * Makes such a page visible and says so; returns what stops the watching.
 */
export function revealUnstyled(
  root: ShadowRoot,
  onReveal: () => void,
): () => void {
  let hiddenFor = 0;
  const timer = setInterval(() => {
    const page = root.firstElementChild as HTMLElement | null;
    hiddenFor = page?.style.opacity === '0' ? hiddenFor + LOOK_EVERY_MS : 0;
    if (!page || hiddenFor < PATIENCE_MS) return;
    page.style.setProperty('opacity', '1');
    onReveal();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
