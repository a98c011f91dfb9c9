import { useCookieAuthRefresh } from '@backstage/plugin-auth-react';
import { MouseEvent, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { useWords } from '../base/useWords';
import { addCopyButtons } from './addCopyButtons';
import styles from './RunbookText.module.css';

/** Cleaned HTML of a runbook, with a button on each command, and links that do not leave the app. */
export function RunbookText(props: {
  /** Cleaned. */
  html: string;
  /** Path of the app, without a slash at the end. */
  prefix: string;
}) {
  const { html, prefix } = props;
  const { words } = useWords();
  const navigate = useNavigate();
  const text = useRef<HTMLDivElement>(null);
  useEffect(
    () => (text.current ? addCopyButtons(text.current, words) : undefined),
    [html, words],
  );
  const stay = (event: MouseEvent<HTMLDivElement>) => {
    const path = pathInApp(event, prefix);
    if (path === null) return;
    event.preventDefault();
    navigate(path);
  };
  return (
    <>
      {html.includes('<img') && <PictureAccess />}
      <div
        ref={text}
        className={styles.text}
        onClick={stay}
        role="presentation"
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </>
  );
}

/** Pictures are read by the browser itself, which has no token: it needs a cookie. */
function PictureAccess() {
  useCookieAuthRefresh({ pluginId: 'techdocs' });
  return null;
}

/** The path that a plain click on a link of this app leads to; null: leave it to the browser. */
function pathInApp(
  event: MouseEvent<HTMLDivElement>,
  prefix: string,
): string | null {
  const { button, ctrlKey, metaKey, shiftKey, target } = event;
  if (button !== 0 || ctrlKey || metaKey || shiftKey) return null;
  const link = (target as Element).closest('a');
  const href = link?.getAttribute('href');
  if (!href || link?.target || !href.startsWith(`${prefix}/`)) return null;
  return href.slice(prefix.length);
}
