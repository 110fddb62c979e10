import { useState } from 'react';
import text from '../../ui/text.module.css';
import styles from './CopyButton.module.css';

export function CopyButton({ text: content, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(content);
    setCopied(true);
  };
  return (
    <>
      <span className={text.hidden} role="status">
        {copied && `Copied: ${what}`}
      </span>
      <button className={styles.copy} type="button" onClick={() => void copy()} onBlur={() => setCopied(false)}>
        {copied ? 'Copied' : 'Copy'}
        <span className={text.hidden}>: {what}</span>
      </button>
    </>
  );
}
