import type { RolloutAddress } from '@rollouts/backstage-plugin-rollouts-common';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { readAddress, writeAddress } from '../../lib/page/selection';

/**
 * The rollout that the URL names. The reader of TechDocs follows links without the query, so what
 * was named last is written back: the way back leads to it, and the address can still be shared.
 */
export function useKeptAddress(): RolloutAddress | null {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const named = readAddress(new URLSearchParams(search));
  const [kept, keep] = useState(named);
  const query = named ? writeAddress(named) : null;
  useEffect(() => {
    if (query) keep(readAddress(new URLSearchParams(query)));
  }, [query]);
  useEffect(() => {
    if (query || !kept) return;
    navigate(
      { pathname, search: writeAddress(kept), hash },
      { replace: true, preventScrollReset: true },
    );
  }, [query, kept, navigate, pathname, hash]);
  return named ?? kept;
}
