import type { Names } from '../api/useNames';
import { Avatar } from './Avatar';
import styles from './BrandPair.module.css';

export type PairState = 'waiting' | 'done' | 'failed' | 'stopped';

const SIGNS: Record<PairState, string> = {
  waiting: 'M4 6.2h7.4M9.6 4.2l2 2M12 9.8H4.6M6.4 11.8l-2-2',
  done: 'M4.5 8.3l2.4 2.4 4.6-5',
  failed: 'M8 4.2v4.6M8 11.4v.2',
  stopped: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6',
};

/** Product and provider, with the state of the connection between them. Decorative: the text has the same content. */
export function BrandPair({ names, state }: { names: Names; state: PairState }) {
  return (
    <div className={styles.pair} data-state={state} aria-hidden="true">
      {names.productKnown || names.logoUrl ? (
        <Avatar name={names.product} src={names.logoUrl} size="large" />
      ) : (
        <span className={styles.anyApp}>
          <svg viewBox="0 0 24 24" width="24" height="24">
            <path d="M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h5v5h-5z" />
          </svg>
        </span>
      )}
      <span className={styles.link}>
        <span className={styles.sign}>
          <svg viewBox="0 0 16 16" width="16" height="16">
            <path d={SIGNS[state]} />
          </svg>
        </span>
      </span>
      <Avatar name={names.provider} src={null} size="large" />
    </div>
  );
}
