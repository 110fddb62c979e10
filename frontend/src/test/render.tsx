import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, type ReactNode } from 'react';
import { createQueryClient } from '../api/queryClient';
import { ConnectApp } from '../ConnectApp';

/** Renders as in production, except that silent repetitions do not wait. */
export function renderPage(page: ReactNode) {
  const client = createQueryClient();
  const { queries } = client.getDefaultOptions();
  client.setDefaultOptions({ ...client.getDefaultOptions(), queries: { ...queries, retryDelay: 0 } });
  const user = userEvent.setup();
  render(
    <StrictMode>
      <QueryClientProvider client={client}>{page}</QueryClientProvider>
    </StrictMode>,
  );
  return user;
}

export function openConnectPage(address: string) {
  const { pathname, searchParams } = new URL(address, window.location.origin);
  return renderPage(<ConnectApp path={pathname} query={searchParams} />);
}
