import { Button, Select, TextField } from '@backstage/ui';
import {
  auditKinds,
  auditOutcomes,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import { FormEvent, useId, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { ANY, Filter, FilterName, writeFilter } from '../../lib/audit/filter';
import type { MessageKey } from '../../lib/words';
import { useWords } from '../base/useWords';
import styles from './AuditFilter.module.css';

const texts = ['entity', 'owner', 'person'] as const;
const choices = [
  { name: 'verb', codes: verbs, prefix: 'action' },
  { name: 'kind', codes: auditKinds, prefix: 'audit.kind' },
  { name: 'outcome', codes: auditOutcomes, prefix: 'audit.outcome' },
] as const;
const days = ['from', 'to'] as const;
const examples = {
  entity: 'component:default/checkout',
  owner: 'group:default/shop-team',
  person: 'user:default/lena',
};

/** What is wanted; it counts when it is applied, and is then in the address. */
export function AuditFilter({ filter }: { filter: Filter }) {
  const { words } = useWords();
  const [, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState(filter);
  const choose = (name: FilterName) => (value: unknown) =>
    setChosen({ ...chosen, [name]: String(value ?? '') });
  const apply = (event: FormEvent) => {
    event.preventDefault();
    setSearch(writeFilter(chosen));
  };
  return (
    <form className={styles.filter} onSubmit={apply}>
      {texts.map(name => (
        <TextField
          key={name}
          label={words(`audit.filter.${name}`)}
          placeholder={examples[name]}
          value={chosen[name] ?? ''}
          onChange={choose(name)}
        />
      ))}
      {choices.map(({ name, codes, prefix }) => (
        <Select
          key={name}
          label={words(`audit.filter.${name}`)}
          selectedKey={chosen[name] ?? ANY}
          onSelectionChange={choose(name)}
          options={[
            { value: ANY, label: words('audit.filter.any') },
            ...codes.map(code => ({
              value: code,
              label: words(`${prefix}.${code}` as MessageKey),
            })),
          ]}
        />
      ))}
      {days.map(name => (
        <Day
          key={name}
          name={name}
          value={chosen[name] ?? ''}
          onChange={choose(name)}
        />
      ))}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary">
          {words('audit.filter.apply')}
        </Button>
        <Button variant="secondary" onPress={() => setSearch('')}>
          {words('audit.filter.clear')}
        </Button>
      </div>
    </form>
  );
}

/** BUI's text field knows no dates, and the browser's own picker speaks the reader's language. */
function Day(props: {
  name: (typeof days)[number];
  value: string;
  onChange: (day: string) => void;
}) {
  const { words } = useWords();
  const id = useId();
  return (
    <div className={styles.day}>
      <label htmlFor={id}>{words(`audit.filter.${props.name}`)}</label>
      <input
        id={id}
        type="date"
        value={props.value}
        onChange={event => props.onChange(event.target.value)}
      />
    </div>
  );
}
