import { anchored } from '../../query/matcher';
import { Element, withoutLabels } from '../values';

/** Sets a label from what a regular expression finds in another; others stay as they are. */
export function labelReplace(
  elements: Element[],
  [target, replacement, source, pattern]: string[],
): Element[] {
  const wanted = anchored(pattern);
  return elements.map(element => {
    const match = wanted.exec(element.labels[source] ?? '');
    if (!match) return element;
    const text = replacement.replace(
      /\$(?:\{(\w+)\}|(\w+))/g,
      (_, braced?: string, plain?: string) =>
        group(match, braced ?? plain ?? ''),
    );
    const rest = withoutLabels(element.labels, [target]);
    const labels = text === '' ? rest : { ...rest, [target]: text };
    return { ...element, labels };
  });
}

function group(match: RegExpExecArray, name: string): string {
  return (
    (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? ''
  );
}
