import type { Names } from '../../api/useNames';
import styles from './BothSides.module.css';

interface BothSidesProps {
  names: Names;
  /** The name that the product gave to the connected object, if it started a session. */
  displayName: string | null;
  /** The account that agreed, if the provider names it. */
  accountName: string | null;
}

/** Shows which account is connected to what: the last chance to notice a wrong account, or a link from another person. */
export function BothSides({ names, displayName, accountName }: BothSidesProps) {
  const product = names.productKnown ? names.product : null;
  const receiver = displayName && product ? `${displayName} in ${product}` : (displayName ?? product);
  if (!receiver && !accountName) {
    return null;
  }
  return (
    <dl className={styles.sides}>
      {accountName && (
        <div>
          <dt>{names.provider} account</dt>
          <dd>{accountName}</dd>
        </div>
      )}
      {receiver && (
        <div>
          <dt>Connects to</dt>
          <dd>{receiver}</dd>
        </div>
      )}
    </dl>
  );
}
