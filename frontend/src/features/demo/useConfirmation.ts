import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { confirmConnection } from './api';

const PARAMETER = 'confirmation_code';

/** Confirms the connect that this page's address came back from, once. Without one there is nothing to wait for. */
export function useConfirmation(externalId: string): { pending: boolean; error: Error | null } {
  const [confirmed] = useState(() => ({ code: takeFromAddress(), externalId }));
  const { isFetching, error } = useQuery({
    queryKey: ['confirmation', confirmed.code],
    queryFn: () => confirmConnection(confirmed.externalId, confirmed.code ?? ''),
    enabled: confirmed.code !== null,
    retry: false,
    staleTime: Infinity,
  });
  return { pending: isFetching, error };
}

function takeFromAddress(): string | null {
  const address = new URL(window.location.href);
  const code = address.searchParams.get(PARAMETER);
  address.searchParams.delete(PARAMETER);
  window.history.replaceState(null, '', address);
  return code;
}
