import type { ReactNode } from 'react';
import styles from './Button.module.css';

interface ButtonProps {
  children: ReactNode;
  look?: 'primary' | 'quiet';
  type?: 'button' | 'submit';
  /** Shows a spinner. The button keeps its focus, so its handler must ignore further presses. */
  busy?: boolean;
  /** Makes it a link. */
  href?: string;
  onClick?: (() => void) | undefined;
}

export function Button({ children, look = 'primary', type = 'button', busy = false, href, onClick }: ButtonProps) {
  const className = `${styles.button} ${styles[look]}`;
  const content = (
    <>
      {busy && <span className={styles.spinner} aria-hidden="true" />}
      <span className={styles.label}>{children}</span>
    </>
  );
  return href ? (
    <a className={className} href={href}>
      {content}
    </a>
  ) : (
    <button className={className} type={type} aria-disabled={busy} onClick={busy ? undefined : onClick}>
      {content}
    </button>
  );
}
