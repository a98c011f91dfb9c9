import { TextField } from '@backstage/ui';
import { useWords } from '../base/useWords';

/** Asks for the name of what is acted on, so that nobody does it to the wrong one. */
export function TypedName(props: {
  name: string;
  value: string;
  onChange: (text: string) => void;
  /** Somebody tried to go on. */
  isTried: boolean;
}) {
  const { words } = useWords();
  const { name, value, onChange, isTried } = props;
  const isWrong = isTried && value !== name;
  return (
    <TextField
      label={words('dialog.typed', { name })}
      description={words(isWrong ? 'dialog.typed.wrong' : 'dialog.typed.hint', {
        name,
      })}
      value={value}
      onChange={onChange}
      isInvalid={isWrong}
      isRequired
      autoComplete="off"
    />
  );
}
