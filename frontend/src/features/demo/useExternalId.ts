import { useState } from 'react';

const KEY = 'waymark.external_id';
const FIRST = 'acme';

/**
 * Whose connection the page shows: from the address, else what this tab used before; kept in both. On the way back from a
 * connect the address does not count: the author of a link could choose the customer. A real product knows its user by login.
 */
export function useExternalId(): [string, (externalId: string) => void] {
  const [externalId, setExternalId] = useState(() => remember(fromAddress() ?? sessionStorage.getItem(KEY) ?? FIRST));
  return [externalId, (next) => setExternalId(remember(next))];
}

function fromAddress(): string | null {
  const query = new URLSearchParams(window.location.search);
  return query.has('confirmation_code') ? null : query.get('external_id')?.trim() || null;
}

function remember(externalId: string): string {
  sessionStorage.setItem(KEY, externalId);
  const address = new URL(window.location.href);
  address.searchParams.set('external_id', externalId);
  window.history.replaceState(null, '', address);
  return externalId;
}
