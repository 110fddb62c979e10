import { useNames } from './api/useNames';
import { Page } from './ui/Page';
import { StepHeading } from './ui/StepHeading';
import text from './ui/text.module.css';

export function NotFoundPage() {
  const names = useNames();
  return !names.settled ? null : (
    <Page names={names} state="stopped">
      <StepHeading title="There is no page here" />
      <p className={text.lead}>
        The address may be incomplete. Go back to {names.product} and start the connection again.
      </p>
    </Page>
  );
}
