import { PROVIDER } from './api';
import { CopyButton } from './CopyButton';
import { curlCommands } from './curl';
import styles from './DeveloperNotes.module.css';

/** What the page does, as commands. They show the shell variable, never the key: the browser does not know it. */
export function DeveloperNotes({ externalId }: { externalId: string }) {
  return (
    <section aria-labelledby="commands">
      <h2 id="commands" className={styles.title}>
        The same from a terminal
      </h2>
      <p className={styles.lead}>
        The secret key stays in the demo’s backend; this page never sees it. Your server makes these calls the same way.
      </p>
      <ul className={styles.list}>
        {curlCommands(window.location.origin, PROVIDER, externalId).map(({ title, command }) => (
          <li key={title}>
            <div className={styles.head}>
              <h3 className={styles.step}>{title}</h3>
              <CopyButton text={command} what={title} />
            </div>
            <pre className={styles.code}>
              <code>{command}</code>
            </pre>
          </li>
        ))}
      </ul>
    </section>
  );
}
