import { ConnectionPanel } from './ConnectionPanel';
import styles from './DemoApp.module.css';
import { DeveloperNotes } from './DeveloperNotes';
import { ExternalIdForm } from './ExternalIdForm';
import { Failure } from './Failure';
import { useConfirmation } from './useConfirmation';
import { useExternalId } from './useExternalId';

/** Waymark, an invented roadmap product: its settings page is where its customers connect their tickets. */
export function DemoApp() {
  const [externalId, setExternalId] = useExternalId();
  const confirmation = useConfirmation(externalId);
  return (
    <>
      <header className={styles.bar}>
        <img src="/demo.svg" alt="" width="28" height="28" />
        <span className={styles.product}>Waymark</span>
        <span className={styles.badge}>Demo product</span>
      </header>
      <div className={styles.columns}>
        <main className={styles.main}>
          <p className={styles.crumb}>Settings</p>
          <h1 className={styles.heading}>Integrations</h1>
          <p className={styles.lead}>Bring your team’s tickets onto the roadmap.</p>
          {/* A new id means another customer, so the page must not keep data of the previous one. */}
          {confirmation.pending ? (
            <p role="status">Finishing the connection…</p>
          ) : (
            <ConnectionPanel key={externalId} externalId={externalId} />
          )}
          {confirmation.error && <Failure error={confirmation.error} />}
        </main>
        <aside className={styles.aside} aria-label="For developers">
          <ExternalIdForm key={externalId} externalId={externalId} onChange={setExternalId} />
          <DeveloperNotes externalId={externalId} />
        </aside>
      </div>
    </>
  );
}
