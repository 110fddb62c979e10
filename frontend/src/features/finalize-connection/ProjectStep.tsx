import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { asApiError } from '../../api/client';
import type { Names } from '../../api/useNames';
import { describeProblem } from '../../problem/problems';
import { Button } from '../../ui/Button';
import { Choice, ChoiceList } from '../../ui/Choice';
import { SearchField } from '../../ui/SearchField';
import { StepHeading } from '../../ui/StepHeading';
import text from '../../ui/text.module.css';
import { fetchProjects, type Flow, type Project, type Site } from './api';
import styles from './Step.module.css';
import { useDebounced } from './useDebounced';

interface ProjectStepProps {
  flow: Flow;
  names: Names;
  site: Site;
  saving: boolean;
  onChoose: (project: Project | null) => void;
  onBack: () => void;
  /** Further information to read before the connection is saved. */
  children: ReactNode;
}

/** Optional second step: the project to begin with. If it fails, the user can go on without a project. */
export function ProjectStep({ flow, names, site, saving, onChoose, onBack, children }: ProjectStepProps) {
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<Project | null>(null);
  const [nudged, setNudged] = useState(false);
  const query = useDebounced(search.trim());
  const pages = useInfiniteQuery({
    queryKey: ['projects', flow.provider, flow.connectionCode, site.site_id, query],
    queryFn: ({ pageParam }) => fetchProjects(flow, site.site_id, query, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const found = pages.data?.pages.flatMap((page) => page.projects) ?? [];
  const shown = picked && !found.some((project) => project.id === picked.id) ? [picked, ...found] : found;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (picked) {
      onChoose(picked);
    } else {
      setNudged(true);
    }
  };

  return (
    <form onSubmit={submit}>
      <button className={`${styles.textButton} ${styles.back}`} type="button" onClick={onBack}>
        ← Choose another site
      </button>
      <StepHeading title="Choose a project" />
      <p className={text.lead}>
        {names.productKnown ? names.product : 'Your app'} will start with this project on {site.site_name}. It is fine
        to skip this.
      </p>
      <SearchField label="Search projects" value={search} onChange={setSearch}>
        {pages.isFetching ? 'Loading projects…' : count(found.length, pages.hasNextPage)}
      </SearchField>
      {pages.isError ? (
        <div className={styles.problem} role="alert">
          {describeProblem(asApiError(pages.error).code, names, true).what}
          <button className={styles.textButton} type="button" onClick={() => void pages.refetch()}>
            Try again
          </button>
        </div>
      ) : (
        <ChoiceList legend="Projects" scrolls>
          {shown.map((project) => (
            <Choice
              key={project.id}
              group="project"
              value={project.id}
              name={project.name}
              detail={project.key}
              avatarUrl={project.avatar_url}
              tag={null}
              checked={project.id === picked?.id}
              onCheck={() => setPicked(project)}
            />
          ))}
          {pages.hasNextPage && (
            <button className={styles.textButton} type="button" onClick={() => void pages.fetchNextPage()}>
              Show more
            </button>
          )}
        </ChoiceList>
      )}
      <div className={styles.actions}>
        {children}
        {nudged && !picked && (
          <p className={styles.nudge} role="alert">
            Choose a project, or skip this step.
          </p>
        )}
        <Button type="submit" busy={saving}>
          {saving ? 'Connecting…' : `Use ${picked ? picked.name : 'this project'}`}
        </Button>
        {!saving && (
          <Button look="quiet" onClick={() => onChoose(null)}>
            Skip
          </Button>
        )}
      </div>
    </form>
  );
}

function count(found: number, more: boolean): string {
  if (found === 0) {
    return 'No project found';
  }
  return `${more ? 'First ' : ''}${found} ${found === 1 ? 'project' : 'projects'}`;
}
