import { useState } from 'react';
import text from '../../ui/text.module.css';
import styles from './CopyButton.module.css';

export function CopyButton({ text: content, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(content);
    setCopied(true);
  };
  const label = copied ? 'Copied' : 'Copy';
  return (
    <>
      <span className={text.hidden} role="status">
        {copied && `Copied: ${what}`}
      </span>
      <button
        className={styles.copy}
        type="button"
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
        aria-label={`${label}: ${what}`}
      >
        {label}
      </button>
    </>
  );
}
