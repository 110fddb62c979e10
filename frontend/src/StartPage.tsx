import { useNames } from './api/useNames';
import { Page } from './ui/Page';
import { StepHeading } from './ui/StepHeading';
import text from './ui/text.module.css';

export function StartPage() {
  const names = useNames();
  const from = names.productKnown ? names.product : 'your product';
  return !names.settled ? null : (
    <Page names={names} state="waiting">
      <StepHeading title="Connections start in your product" />
      <p className={text.lead}>
        This is where Juncture asks people which site to use. Press “Connect” in {from}, and you will come back here
        when it is time to choose.
      </p>
    </Page>
  );
}
