import { useCallback, useEffect, useState } from 'react';
import { ResponseError } from '@backstage/errors';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import type { Act, SandboxState } from './types';

const POLL_MS = 2_000;

/** What the sandbox says about itself, read again every two seconds, and a way to ask it. */
export function useSandbox() {
  const call = useCall();
  const [state, setState] = useState<SandboxState | null>(null);
  const [error, setError] = useState<string | null>(null);
  const read = useCallback(async () => {
    try {
      setState(await (await call('/state')).json());
      setError(null);
    } catch (reason) {
      setError(messageOf(reason));
    }
  }, [call]);
  useEffect(() => {
    read();
    const timer = setInterval(read, POLL_MS);
    return () => clearInterval(timer);
  }, [read]);
  const act: Act = async (path, body = {}) => {
    try {
      await call(path, { method: 'POST', body: JSON.stringify(body) });
      await read();
    } catch (reason) {
      setError(messageOf(reason));
    }
  };
  return { state, error, act };
}

function useCall() {
  const { fetch } = useApi(fetchApiRef);
  const discovery = useApi(discoveryApiRef);
  return useCallback(
    async (path: string, init: RequestInit = {}) => {
      const base = await discovery.getBaseUrl('sandbox');
      const response = await fetch(`${base}${path}`, {
        ...init,
        headers: { 'content-type': 'application/json' },
      });
      if (!response.ok) throw await ResponseError.fromResponse(response);
      return response;
    },
    [discovery, fetch],
  );
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
