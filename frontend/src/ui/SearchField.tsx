import { useId, type ReactNode } from 'react';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The number of results. Screen readers announce each change. */
  children: ReactNode;
}

export function SearchField({ label, value, onChange, children }: SearchFieldProps) {
  const id = useId();
  return (
    <div className={styles.search}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        type="search"
        value={value}
        autoComplete="off"
        spellCheck="false"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          // Enter while searching must not submit the form that the list belongs to.
          if (event.key === 'Enter') {
            event.preventDefault();
          }
        }}
      />
      <p className={styles.count} role="status">
        {children}
      </p>
    </div>
  );
}
