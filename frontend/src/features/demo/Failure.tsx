import { asApiError } from '../../api/client';
import styles from './Failure.module.css';

/** This page's readers are developers: they get the server's own sentence, its code and the request to look for in logs. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { message, code, requestId } = asApiError(error);
  return (
    <div className={styles.failure} role="alert">
      <p>{message}</p>
      <p className={styles.codes}>
        {code}
        {requestId && ` · request ${requestId}`}
      </p>
      {onRetry && (
        <button className={styles.retry} type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
