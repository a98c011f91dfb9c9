import { VisuallyHidden } from '@backstage/ui';
import type { ReleaseImages } from '@rollouts/backstage-plugin-rollouts-common';
import { ImageChange, toImageChanges } from '../../lib/format/images';
import { useWords } from '../base/useWords';
import styles from './Images.module.css';

/** Old and new image of the container that changed; the full names on hover. */
export function Images({ images }: { images: ReleaseImages }) {
  const { words } = useWords();
  const changes = toImageChanges(images);
  if (!changes || changes.length === 0) {
    return <span>{words('release.images-unknown')}</span>;
  }
  const changed = changes.filter(change => change.changed);
  const shown = changed[0] ?? changes[0];
  const rest = changed.length - 1;
  return (
    <span className={styles.images} title={fullNames(changes)}>
      {changes.length > 1 && (
        <span className={styles.container}>{shown.container} </span>
      )}
      <Change change={shown} />
      {rest > 0 && ` ${words('release.more-images', { count: rest })}`}
    </span>
  );
}

function Change({ change }: { change: ImageChange }) {
  const { words } = useWords();
  const { from, to, changed } = change;
  if (!changed) {
    const only = (to ?? from)?.short ?? '';
    return from && to ? (
      <>
        {only} ({words('release.images-same')})
      </>
    ) : (
      <>{only}</>
    );
  }
  return (
    <>
      <span className={styles.from}>{from?.short ?? '–'}</span>
      <span aria-hidden="true"> → </span>
      <VisuallyHidden>{words('release.image-to')}</VisuallyHidden>
      <strong>{to?.short ?? '–'}</strong>
    </>
  );
}

function fullNames(changes: ImageChange[]): string {
  return changes
    .map(({ container, from, to }) =>
      [`${container}:`, from?.full, from && to ? '→' : null, to?.full]
        .filter(Boolean)
        .join(' '),
    )
    .join('\n');
}
