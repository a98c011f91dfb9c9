import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import type { Locale } from '../../lib/format/time';
import type { Words } from '../../lib/words';
import { rolloutsTranslationRef } from '../../translation/ref';

/** The reader's words, and how times and numbers are written in the same language. */
export function useWords(): { words: Words; locale: Locale } {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useMemo(
    // The ref's own type asks for the parameters of one literal key; keys are computed here.
    () => ({ words: t as unknown as Words, locale: { language } }),
    [t, language],
  );
}
