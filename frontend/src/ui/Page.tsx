import type { ReactNode } from 'react';
import type { Names } from '../api/useNames';
import { BrandPair, type PairState } from './BrandPair';
import styles from './Page.module.css';

interface PageProps {
  names: Names;
  state: PairState;
  loading?: boolean;
  children: ReactNode;
}

/** The card of each connect page: product and provider at the top, one step below. */
export function Page({ names, state, loading = false, children }: PageProps) {
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <BrandPair names={names} state={state} />
        {children}
      </main>
      <footer className={styles.footer} data-hidden={loading || !names.settled}>
        <span>Connected through Juncture</span>
        {names.supportUrl && (
          <a className={styles.help} href={names.supportUrl}>
            Help
          </a>
        )}
      </footer>
    </div>
  );
}
