import type { Labels } from '../../evaluate/values';
import { About, evaluateAction } from './evaluateAction';

/** Renders the labels or annotations of a rule; what cannot be rendered says so, as on the real one. */
export function renderTexts(texts: Labels, about: About): Labels {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, render(text, about)]),
  );
}

function render(text: string, about: About): string {
  try {
    return text.replace(
      /(\s*)\{\{(-?)((?:[^{}"]|"(?:[^"\\]|\\.)*")*?)(-?)\}\}(\s*)/g,
      (_, before: string, left: string, action: string, right, after: string) =>
        `${left ? '' : before}${evaluateAction(action.trim(), about)}${
          right ? '' : after
        }`,
    );
  } catch (error) {
    return `<error expanding template: ${(error as Error).message}>`;
  }
}
