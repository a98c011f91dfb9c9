import { TextAreaField } from '@backstage/ui';
import { useWords } from '../base/useWords';
import styles from './Reason.module.css';

const SHORTEST = 3;
const LONGEST = 1000;

/** Whether a text says enough to be a reason. */
export function isReason(text: string): boolean {
  return text.trim().length >= SHORTEST;
}

/** Why it is done; what is missing is only said after a first try. */
export function Reason(props: {
  value: string;
  onChange: (text: string) => void;
  tried: boolean;
}) {
  const { value, onChange, tried } = props;
  const { words } = useWords();
  const missing = tried && !isReason(value);
  return (
    <div className={styles.reason}>
      <TextAreaField
        label={words('dialog.reason')}
        description={words('dialog.reason.hint')}
        value={value}
        onChange={onChange}
        maxLength={LONGEST}
        isRequired
        isInvalid={missing}
      />
      {missing && (
        <p role="alert" className={styles.missing}>
          {words('dialog.reason.short')}
        </p>
      )}
    </div>
  );
}
