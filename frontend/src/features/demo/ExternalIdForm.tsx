import { useId, useState } from 'react';
import { Button } from '../../ui/Button';
import styles from './ExternalIdForm.module.css';

interface ExternalIdFormProps {
  externalId: string;
  onChange: (externalId: string) => void;
}

export function ExternalIdForm({ externalId, onChange }: ExternalIdFormProps) {
  const [draft, setDraft] = useState(externalId);
  const id = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim()) {
          onChange(draft.trim());
        }
      }}
    >
      <label className={styles.label} htmlFor={id}>
        Signed in as (<code>external_id</code>)
      </label>
      <div className={styles.row}>
        <input
          id={id}
          className={styles.input}
          value={draft}
          required
          maxLength={255}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck="false"
          aria-describedby={`${id}-hint`}
          onChange={(event) => setDraft(event.target.value)}
        />
        <Button look="quiet" type="submit">
          Switch
        </Button>
      </div>
      <p className={styles.hint} id={`${id}-hint`}>
        Your own id for a user or team. Each has one connection.
      </p>
    </form>
  );
}
