import type { Names } from '../api/useNames';
import { Button } from '../ui/Button';
import { Page } from '../ui/Page';
import { StepHeading } from '../ui/StepHeading';
import text from '../ui/text.module.css';
import { describeProblem } from './problems';
import styles from './ProblemPage.module.css';

interface ProblemPageProps {
  code: string;
  names: Names;
  requestId?: string | null;
  onRetry?: () => void;
}

export function ProblemPage({ code, names, requestId, onRetry }: ProblemPageProps) {
  const problem = describeProblem(code, names, onRetry !== undefined);
  // Browsers let a page close only a window that a page opened.
  const canClose = Boolean(window.opener);
  return (
    <Page names={names} state={code === 'consent_declined' ? 'stopped' : 'failed'}>
      <div role="alert">
        <StepHeading title={problem.title} />
        <p className={text.lead}>{problem.what}</p>
        <p className={styles.next}>{problem.next}</p>
      </div>
      {(problem.retry ?? names.supportUrl ?? canClose) && (
        <div className={styles.actions}>
          {problem.retry && <Button onClick={onRetry}>{problem.retry}</Button>}
          {names.supportUrl && (
            <Button look="quiet" href={names.supportUrl}>
              Get help
            </Button>
          )}
          {canClose && !problem.retry && (
            <Button look="quiet" onClick={() => window.close()}>
              Close window
            </Button>
          )}
        </div>
      )}
      {requestId && (
        <p className={styles.reference}>
          Reference <code>{requestId}</code>
        </p>
      )}
    </Page>
  );
}
