import { RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/** By any of these the reader says where to look. */
const OWN_MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Takes whoever pressed a link to a part of the page there: on a phone it is far below. The part is
 * empty at first, so it is gone to again when heights change, until the reader moves.
 */
export function useArrival(id: string): RefObject<HTMLDivElement> {
  const place = useRef<HTMLDivElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    const target = place.current;
    if (hash !== `#${id}` || !target) return undefined;
    const show = () => target.scrollIntoView?.({ block: 'start' });
    target.focus({ preventScroll: true });
    show();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(show);
    observer.observe(target);
    observer.observe(boxAround(target));
    const stop = () => observer.disconnect();
    OWN_MOVES.forEach(move =>
      window.addEventListener(move, stop, { once: true, passive: true }),
    );
    return () => {
      stop();
      OWN_MOVES.forEach(move => window.removeEventListener(move, stop));
    };
  }, [id, hash, key]);
  return place;
}

/** What holds the part and what is above it; `display: contents` has no size of its own. */
function boxAround(target: HTMLElement): Element {
  let box = target.parentElement;
  while (box && getComputedStyle(box).display === 'contents') {
    box = box.parentElement;
  }
  return box ?? target;
}
