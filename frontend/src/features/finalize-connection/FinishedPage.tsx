import { useEffect } from 'react';
import type { Names } from '../../api/useNames';
import { leaveFor } from '../../leave';
import { Button } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { StepHeading } from '../../ui/StepHeading';
import text from '../../ui/text.module.css';
import type { Site } from './api';
import styles from './FinishedPage.module.css';

interface FinishedPageProps {
  names: Names;
  site: Site;
  redirectUri: string | null;
}

/** The last step: back to the product if it gave an address, otherwise a page to close. */
export function FinishedPage({ names, site, redirectUri }: FinishedPageProps) {
  const target = webAddress(redirectUri);
  useEffect(() => {
    if (target) {
      leaveFor(target);
    }
  }, [target]);
  return (
    <Page names={names} state="done">
      <StepHeading title={`${names.provider} is connected`} />
      <p className={text.lead}>
        {names.productKnown ? names.product : 'Your app'} can now use{' '}
        <strong className={styles.site}>{site.site_name}</strong>.{target ? '' : ' You can close this window.'}
      </p>
      {target && (
        <div className={styles.leaving}>
          <p role="status">Taking you back…</p>
          <Button look="quiet" href={target}>
            {names.productKnown ? `Continue to ${names.product}` : 'Continue'}
          </Button>
        </div>
      )}
    </Page>
  );
}

// The address comes from the product's configuration; anything but http(s), such as javascript:, must never run here.
function webAddress(uri: string | null): string | null {
  return uri && URL.canParse(uri) && ['http:', 'https:'].includes(new URL(uri).protocol) ? uri : null;
}
