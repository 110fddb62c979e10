import { useEffect, useState } from 'react';

/** The value once it has been left alone for a moment, so that typing does not send a request per letter. */
export function useDebounced(value: string, delayMs = 250): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
