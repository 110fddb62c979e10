import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { asApiError } from '../../api/client';
import { useNames } from '../../api/useNames';
import { leaveFor } from '../../leave';
import { ProblemPage } from '../../problem/ProblemPage';
import { Button } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { StepHeading } from '../../ui/StepHeading';
import text from '../../ui/text.module.css';
import { fetchSession, startSession } from './api';
import styles from './ConnectSession.module.css';

/** The first page of a connect that the product started. It shows what will be connected, and waits for the user. */
export function ConnectSession({ token }: { token: string }) {
  const session = useQuery({ queryKey: ['connect-session', token], queryFn: () => fetchSession(token) });
  const names = useNames(session.data?.provider);
  const running = useRef(false);
  const starting = useMutation({
    mutationFn: () => startSession(token),
    onSuccess: ({ authorization_uri: consent }) => leaveFor(consent),
    onError: () => {
      running.current = false;
    },
  });
  // A double click arrives before React has drawn the button as busy.
  const start = () => {
    if (!running.current) {
      running.current = true;
      starting.mutate();
    }
  };

  if (session.isError || starting.isError) {
    const { code, requestId } = asApiError(starting.error ?? session.error);
    const again = () => {
      starting.reset();
      void session.refetch();
    };
    return <ProblemPage code={code} names={names} requestId={requestId} onRetry={again} />;
  }
  if (!session.data || !names.settled) {
    return (
      <Page names={names} state="waiting" loading>
        <p role="status" className={styles.loading}>
          One moment…
        </p>
      </Page>
    );
  }
  const { provider_name: provider, display_name: name, reconnect } = session.data;
  const app = names.productKnown ? names.product : 'the app you came from';
  return (
    <Page names={names} state="waiting">
      <StepHeading title={`${reconnect ? 'Reconnect' : 'Connect'} ${provider} to ${name}?`} />
      <p className={text.lead}>
        This lets {app} work with {provider} in your name. {provider} asks for your agreement first; then you choose the
        site.
      </p>
      <p className={styles.caution}>Go on only if you asked for this yourself in {app}.</p>
      <div className={styles.actions}>
        <Button busy={starting.isPending || starting.isSuccess} onClick={start}>
          Continue to {provider}
        </Button>
      </div>
    </Page>
  );
}
