import type { Names } from '../../api/useNames';
import { StepHeading } from '../../ui/StepHeading';
import text from '../../ui/text.module.css';
import { siteStepCopy } from './copy';
import styles from './SiteStepSkeleton.module.css';

/** The site step before its sites are known, in the same dimensions. */
export function SiteStepSkeleton({ names }: { names: Names }) {
  const { title, why } = siteStepCopy(names, null);
  return (
    <>
      <StepHeading title={title} />
      <p className={text.lead} aria-hidden="true">
        <span className={styles.ghost}>{why}</span>
      </p>
      <p className={text.hidden} role="status">
        Loading your sites…
      </p>
      <div className={styles.rows} aria-hidden="true">
        <span className={styles.row} />
        <span className={styles.row} />
        <span className={styles.row} />
      </div>
      <span className={styles.button} aria-hidden="true" />
    </>
  );
}
