import { ConnectSession } from './features/connect-session/ConnectSession';
import { ConnectionError } from './features/connection-error/ConnectionError';
import { FinalizeConnection } from './features/finalize-connection/FinalizeConnection';
import { NotFoundPage } from './NotFoundPage';
import { matchPath } from './route';
import { StartPage } from './StartPage';

/** Chooses the page for an address. Pages change by loading, so there is nothing to navigate. */
export function ConnectApp({ path, query }: { path: string; query: URLSearchParams }) {
  const pick = matchPath('/finalize-connection/:provider/:connectionCode', path);
  if (pick?.provider && pick.connectionCode) {
    return <FinalizeConnection provider={pick.provider} connectionCode={pick.connectionCode} />;
  }
  const start = matchPath('/connect/:token', path);
  if (start?.token) {
    return <ConnectSession token={start.token} />;
  }
  if (matchPath('/connection-error', path)) {
    return <ConnectionError code={query.get('code') ?? ''} />;
  }
  return matchPath('/', path) ? <StartPage /> : <NotFoundPage />;
}
