import type { Names } from '../../api/useNames';
import { Page } from '../../ui/Page';
import { StepHeading } from '../../ui/StepHeading';
import text from '../../ui/text.module.css';

/** The end for a person who did not start the connect. The grant is deleted when its time is up. */
export function StoppedPage({ names }: { names: Names }) {
  return (
    <Page names={names} state="waiting">
      <StepHeading title="Nothing was connected" />
      <p className={text.lead}>
        You can close this window. You can remove the access of {names.product} in the settings of your {names.provider}{' '}
        account.
      </p>
    </Page>
  );
}
