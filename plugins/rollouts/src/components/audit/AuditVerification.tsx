import { Button, TextField } from '@backstage/ui';
import type { AuditVerification as Verification } from '@rollouts/backstage-plugin-rollouts-common';
import { FormEvent, useState } from 'react';
import { isAnchor, sayVerification } from '../../lib/audit/verification';
import { sayFailure } from '../../lib/page/failure';
import { useVerification } from '../../queries/auditing/useVerification';
import { Notice } from '../base/Notice';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import styles from './AuditVerification.module.css';

/** Whether the record is whole, in words. */
export function AuditVerification() {
  const { words } = useWords();
  const { mutate, data, error, isPending } = useVerification();
  const [anchor, setAnchor] = useState('');
  const given = anchor.trim();
  const isWrong = given !== '' && !isAnchor(given);
  const verify = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong) mutate(given || undefined);
  };
  return (
    <Panel title={words('audit.verify')}>
      <form className={styles.form} onSubmit={verify}>
        <TextField
          label={words('audit.verify.anchor')}
          description={words('audit.verify.anchor.hint')}
          value={anchor}
          onChange={setAnchor}
          isInvalid={isWrong}
        />
        {isWrong && <p role="alert">{words('audit.verify.anchor.wrong')}</p>}
        <Button type="submit" variant="primary" isDisabled={isPending}>
          {words('audit.verify.do')}
        </Button>
      </form>
      <div role="status">
        {isPending && <p>{words('audit.verify.busy')}</p>}
        {data && !isPending && <Answer verification={data} />}
      </div>
      {error && !isPending && <p role="alert">{sayFailure(error, words)}</p>}
    </Panel>
  );
}

function Answer({ verification }: { verification: Verification }) {
  const { words } = useWords();
  const { isWhole, lines } = sayVerification(verification, words);
  return (
    <Notice
      severity={isWhole ? 'info' : 'danger'}
      title={words(isWhole ? 'audit.verify.good' : 'audit.verify.bad')}
    >
      {lines.map(line => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
    </Notice>
  );
}
