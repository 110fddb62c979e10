import type { ReactNode } from 'react';
import { Avatar } from './Avatar';
import styles from './Choice.module.css';
import text from './text.module.css';

/** Native radios in a fieldset: arrow keys, form semantics and screen reader counts come with them. */
export function ChoiceList({ legend, scrolls, children }: { legend: string; scrolls: boolean; children: ReactNode }) {
  return (
    <fieldset className={`${styles.list} ${scrolls ? styles.scrolls : ''}`}>
      <legend className={text.hidden}>{legend}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps {
  group: string;
  value: string;
  name: string;
  detail: string;
  avatarUrl: string | null;
  tag: string | null;
  checked: boolean;
  onCheck: () => void;
}

export function Choice({ group, value, name, detail, avatarUrl, tag, checked, onCheck }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <Avatar name={name} src={avatarUrl} />
      <span className={styles.words}>
        <span className={styles.nameLine}>
          <span className={styles.name}>{name}</span>
          {tag && <span className={styles.tag}>{tag}</span>}
        </span>
        <span className={styles.detail}>{detail}</span>
      </span>
      <input className={styles.radio} type="radio" name={group} value={value} checked={checked} onChange={onCheck} />
    </label>
  );
}
