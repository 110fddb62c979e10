import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNames } from '../../api/useNames';
import { leaveFor } from '../../leave';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { disconnect, getConnection, PROVIDER, startConnect, type Connection } from './api';
import styles from './ConnectionPanel.module.css';
import { Failure } from './Failure';
import { TicketsPanel } from './TicketsPanel';

type State = 'loading' | 'absent' | 'working' | 'ended';

const LABELS: Record<State, string> = {
  loading: 'Checking…',
  absent: 'Not connected',
  working: 'Connected',
  ended: 'Needs reconnecting',
};

export function ConnectionPanel({ externalId }: { externalId: string }) {
  const { provider } = useNames(PROVIDER);
  const queries = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const connection = useQuery({
    queryKey: ['demo', externalId, 'connection'],
    queryFn: () => getConnection(externalId),
  });
  const connecting = useMutation({
    mutationFn: (reconnect: boolean) => startConnect(externalId, reconnect),
    onSuccess: ({ connect_url }) => leaveFor(connect_url),
  });
  const disconnecting = useMutation({
    mutationFn: () => disconnect(externalId),
    onSuccess: async () => {
      queries.removeQueries({
        queryKey: ['demo', externalId],
        predicate: ({ queryKey }) => queryKey[2] !== 'connection',
      });
      await connection.refetch();
      // The pressed button is gone, and focus must not be lost with it.
      heading.current?.focus();
    },
  });
  const state = stateOf(connection.data);
  const failure = disconnecting.error ?? connecting.error ?? connection.error;
  // Busy until the browser has left the page, not only until the answer is here.
  const leaving = connecting.isPending || connecting.isSuccess;

  return (
    <>
      <section className={styles.panel} aria-labelledby="integration">
        <div className={styles.top}>
          <Avatar name={provider} src={null} size="large" />
          <div className={styles.words}>
            <h2 id="integration" className={styles.name} ref={heading} tabIndex={-1}>
              {provider}
            </h2>
            <p className={styles.about}>{about(connection.data)}</p>
          </div>
          <p className={styles.state} data-state={state} role="status">
            {LABELS[state]}
          </p>
        </div>
        <div className={styles.actions}>
          {(state === 'absent' || state === 'ended') && (
            <Button busy={leaving} onClick={() => connecting.mutate(state === 'ended')}>
              {state === 'ended' ? `Reconnect ${provider}` : `Connect ${provider}`}
            </Button>
          )}
          {(state === 'working' || state === 'ended') && (
            <Button look="quiet" busy={disconnecting.isPending} onClick={() => disconnecting.mutate()}>
              Disconnect
            </Button>
          )}
        </div>
        {failure && (
          <Failure error={failure} onRetry={connection.isError ? () => void connection.refetch() : undefined} />
        )}
      </section>
      {state === 'working' && <TicketsPanel externalId={externalId} />}
    </>
  );
}

function stateOf(connection: Connection | undefined): State {
  if (!connection) {
    return 'loading';
  }
  if (!connection.exists) {
    return 'absent';
  }
  return connection.is_invalid || connection.is_expired ? 'ended' : 'working';
}

function about(connection: Connection | undefined): string {
  if (connection?.exists && !connection.is_invalid && connection.expires_at) {
    const day = new Date(connection.expires_at).toLocaleDateString(undefined, { dateStyle: 'long' });
    return `Connected until ${day}.`;
  }
  return 'See tickets next to the plans they belong to.';
}
