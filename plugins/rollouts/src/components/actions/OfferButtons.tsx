import { Button } from '@backstage/ui';
import type {
  ActionOffer,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';
import { useId } from 'react';
import { toNotes, toOffer } from '../../lib/actions/offer';
import { useWords } from '../base/useWords';
import styles from './OfferButtons.module.css';

/** A button for each verb, and beside them what it leads to or why it cannot be pressed. */
export function OfferButtons(props: {
  /** What the group is called. */
  title: string;
  offers: ActionOffer[];
  onOpen: (verb: Verb) => void;
}) {
  const { words, locale } = useWords();
  const id = useId();
  const offers = props.offers.map(offer => toOffer(offer, words, locale));
  const notes = toNotes(offers);
  const noteId = (verb: Verb) =>
    `${id}${notes.some(note => note.verb === verb) ? verb : 'all'}`;
  return (
    <div role="group" aria-label={props.title} className={styles.offers}>
      <div className={styles.buttons}>
        {offers.map(({ verb, available }) => (
          <Button
            key={verb}
            variant={isOnward(verb) ? 'primary' : 'secondary'}
            destructive={verb === 'rollback'}
            className={styles[verb]}
            isDisabled={!available}
            aria-describedby={noteId(verb)}
            onPress={() => props.onOpen(verb)}
          >
            {words(`action.${verb}.open`)}
          </Button>
        ))}
      </div>
      <ul className={styles.notes}>
        {notes.map(({ verb, text }) => (
          <li key={verb ?? 'all'} id={`${id}${verb ?? 'all'}`}>
            {verb && <strong>{words(`action.${verb}`)}: </strong>}
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What brings a release on. */
function isOnward(verb: Verb): boolean {
  return verb === 'promote' || verb === 'approve';
}
