import type { Names } from '../../api/useNames';
import { Button } from '../../ui/Button';
import { StepHeading } from '../../ui/StepHeading';
import text from '../../ui/text.module.css';
import type { Site } from './api';
import styles from './Step.module.css';

interface AskStepProps {
  names: Names;
  site: Site;
  /** The product's own id for what gets access. */
  receiver: string;
  saving: boolean;
  onConfirm: () => void;
  onStop: () => void;
}

/** The last question to a person whose browser did not start this connect: the link may come from another person. */
export function AskStep({ names, site, receiver, saving, onConfirm, onStop }: AskStepProps) {
  return (
    <>
      <StepHeading title="Did you start this?" />
      <p className={text.lead}>
        You are about to give <strong>{receiver}</strong> in {names.product} access to <strong>{site.site_name}</strong>
        . Go on only if you started this yourself in {names.product}. If another person sent you a link, stop here.
      </p>
      <div className={styles.actions}>
        <Button busy={saving} onClick={onConfirm}>
          {saving ? 'Connecting…' : 'Yes, I started this'}
        </Button>
        {!saving && (
          <Button look="quiet" onClick={onStop}>
            No, stop
          </Button>
        )}
      </div>
    </>
  );
}
