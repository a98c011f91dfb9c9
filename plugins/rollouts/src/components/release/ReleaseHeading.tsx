import type { ReleaseImages } from '@rollouts/backstage-plugin-rollouts-common';
import { useWords } from '../base/useWords';
import { Images } from './Images';
import styles from './ReleaseHeading.module.css';

/** "Release #42  1.4.1 → 1.4.2". */
export function ReleaseHeading(props: {
  number: number | null;
  fallback: string;
  images: ReleaseImages;
}) {
  const { number, fallback, images } = props;
  const { words } = useWords();
  return (
    <span className={styles.heading}>
      <span>
        {number === null ? fallback : words('release.title', { number })}
      </span>
      <span className={styles.images}>
        <Images images={images} />
      </span>
    </span>
  );
}
