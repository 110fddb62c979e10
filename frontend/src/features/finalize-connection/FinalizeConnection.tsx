import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError } from '../../api/client';
import { useConfig } from '../../api/useConfig';
import { useNames } from '../../api/useNames';
import { ProblemPage } from '../../problem/ProblemPage';
import { NO_SITES } from '../../problem/problems';
import { Page } from '../../ui/Page';
import { fetchSites, type Choice, type Flow, type Site } from './api';
import { AskStep } from './AskStep';
import { BothSides } from './BothSides';
import { FinishedPage } from './FinishedPage';
import { ProjectStep } from './ProjectStep';
import { SiteStep } from './SiteStep';
import { SiteStepSkeleton } from './SiteStepSkeleton';
import { StoppedPage } from './StoppedPage';
import { useCreateConnection } from './useCreateConnection';

/** From a fresh grant to a connection: loads the sites, asks which one (and perhaps which project), saves the choice. */
export function FinalizeConnection(flow: Flow) {
  const names = useNames(flow.provider);
  const config = useConfig();
  const sites = useQuery({
    queryKey: ['sites', flow.provider, flow.connectionCode],
    queryFn: () => fetchSites(flow),
  });
  const saving = useCreateConnection(flow);
  const [pickedId, setPickedId] = useState<string | null>(null);
  const [siteForProject, setSiteForProject] = useState<Site | null>(null);
  const [asking, setAsking] = useState<Choice | null>(null);
  const [stopped, setStopped] = useState(false);

  if (stopped) {
    return <StoppedPage names={names} />;
  }
  if (saving.isSuccess) {
    return <FinishedPage names={names} site={saving.variables.site} redirectUri={saving.data.redirect_uri} />;
  }
  if (saving.isError) {
    const { code, requestId } = asApiError(saving.error);
    const chooseAgain = () => {
      saving.reset();
      setPickedId(null);
      setSiteForProject(null);
      setAsking(null);
      void sites.refetch();
    };
    const saveAgain = () => saving.save(saving.variables);
    const onRetry = code === 'site_not_granted' ? chooseAgain : saveAgain;
    return <ProblemPage code={code} names={names} requestId={requestId} onRetry={onRetry} />;
  }
  if (sites.isFetching || !names.settled) {
    return (
      <Page names={names} state="waiting" loading>
        <SiteStepSkeleton names={names} />
      </Page>
    );
  }
  const reload = () => void sites.refetch();
  if (sites.isError) {
    const { code, requestId } = asApiError(sites.error);
    return <ProblemPage code={code} names={names} requestId={requestId} onRetry={reload} />;
  }
  const found = sites.data?.sites ?? [];
  if (found.length === 0) {
    return <ProblemPage code={NO_SITES} names={names} onRetry={reload} />;
  }
  const sides = (
    <BothSides
      names={names}
      displayName={sites.data?.display_name ?? null}
      accountName={sites.data?.account_name ?? null}
    />
  );
  const receiver = sites.data?.unverified_receiver ?? null;
  const choose = (choice: Choice) => (receiver === null ? saving.save(choice) : setAsking(choice));
  if (asking && receiver !== null) {
    return (
      <Page names={names} state="waiting">
        <AskStep
          names={names}
          site={asking.site}
          receiver={receiver}
          saving={saving.isPending}
          onConfirm={() => saving.save(asking)}
          onStop={() => setStopped(true)}
        />
      </Page>
    );
  }
  const asksForProject = config.data?.project_step ?? false;
  return (
    <Page names={names} state="waiting">
      {siteForProject ? (
        <ProjectStep
          flow={flow}
          names={names}
          site={siteForProject}
          saving={saving.isPending}
          onChoose={(project) => choose({ site: siteForProject, project })}
          onBack={() => setSiteForProject(null)}
        >
          {sides}
        </ProjectStep>
      ) : (
        <SiteStep
          names={names}
          sites={found}
          picked={found.find((site) => site.site_id === pickedId) ?? onlyCandidate(found)}
          onPick={(site) => setPickedId(site.site_id)}
          submitLabel={asksForProject ? () => 'Continue' : (site) => `Connect ${site.site_name}`}
          saving={saving.isPending}
          onSubmit={(site) => (asksForProject ? setSiteForProject(site) : choose({ site, project: null }))}
        >
          {sides}
        </SiteStep>
      )}
    </Page>
  );
}

// Returns the site to preselect: the only site of the latest grant, or the only site of all.
function onlyCandidate(sites: Site[]): Site | undefined {
  const recent = sites.filter((site) => site.recently_granted);
  const candidates = recent.length > 0 ? recent : sites;
  return candidates.length === 1 ? candidates[0] : undefined;
}
