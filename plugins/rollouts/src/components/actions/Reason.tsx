import { TextAreaField } from '@backstage/ui';
import { useEffect, useId, useRef } from 'react';
import { useWords } from '../base/useWords';
import styles from './Reason.module.css';

const SHORTEST = 3;
const LONGEST = 1000;

/** Whether a text says enough to be a reason. */
export function isReason(text: string): boolean {
  return text.trim().length >= SHORTEST;
}

/** Why it is done; what is missing is only said after a first try, and led to after each. */
export function Reason(props: {
  value: string;
  onChange: (text: string) => void;
  /** How often it was tried to go on. */
  tries: number;
}) {
  const { value, onChange, tries } = props;
  const { words } = useWords();
  const missing = tries > 0 && !isReason(value);
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    place.current?.querySelector('textarea')?.focus({ preventScroll: true });
    // On a phone the field is out of sight when the button is pressed, with what is said below it.
    place.current?.scrollIntoView?.({ block: 'nearest' });
  }, [tries]);
  return (
    <div className={styles.reason} ref={place}>
      <TextAreaField
        label={words('dialog.reason')}
        description={words('dialog.reason.hint')}
        value={value}
        onChange={onChange}
        maxLength={LONGEST}
        isRequired
        isInvalid={missing}
        aria-describedby={missing ? id : undefined}
      />
      {missing && (
        <p id={id} role="alert" className={styles.missing}>
          {words('dialog.reason.short')}
        </p>
      )}
    </div>
  );
}
