import type { Words } from '../../lib/words';

/** Puts a button on each command of a text; the answer takes them away again. */
export function addCopyButtons(text: Element, words: Words): () => void {
  const buttons = [...text.querySelectorAll('pre')].map(block => {
    const command = block.textContent?.trimEnd() ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words('copy.do');
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', () => {
      copy(command).then(
        () => (button.textContent = words('copy.done')),
        () => (button.textContent = words('copy.failed')),
      );
    });
    block.before(button);
    return button;
  });
  return () => buttons.forEach(button => button.remove());
}

/** The clipboard does not exist on pages that are served without TLS. */
async function copy(command: string): Promise<void> {
  if (!navigator.clipboard) throw new Error('No clipboard');
  await navigator.clipboard.writeText(command);
}
