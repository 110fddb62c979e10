import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { getProjects, getTickets, selectProject } from './api';
import { Failure } from './Failure';
import styles from './TicketsPanel.module.css';
import { TicketTable } from './TicketTable';

export function TicketsPanel({ externalId }: { externalId: string }) {
  const id = useId();
  const queries = useQueryClient();
  const projects = useQuery({ queryKey: ['demo', externalId, 'projects'], queryFn: () => getProjects(externalId) });
  const choosing = useMutation({
    mutationFn: (projectId: string) => selectProject(externalId, projectId),
    onSuccess: () => projects.refetch(),
  });
  const selected = projects.data?.selected_project_id ?? null;
  const tickets = useQuery({
    queryKey: ['demo', externalId, 'tickets', selected],
    queryFn: () => getTickets(externalId),
    enabled: selected !== null,
  });
  const failure = choosing.error ?? projects.error ?? tickets.error;
  const loading = projects.isLoading || choosing.isPending || tickets.isLoading;

  return (
    <section className={styles.panel} aria-labelledby={`${id}-title`}>
      <div className={styles.head}>
        <h2 id={`${id}-title`} className={styles.title}>
          Tickets
        </h2>
        <label className={styles.project}>
          <span>Project</span>
          <select
            className={styles.select}
            value={(choosing.isPending ? choosing.variables : selected) ?? ''}
            disabled={!projects.data}
            onChange={(event) => choosing.mutate(event.target.value)}
          >
            <option value="" disabled>
              Choose a project
            </option>
            {projects.data?.projects.map((project) => (
              <option key={project.id} value={project.id}>
                {project.name} ({project.key})
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className={styles.status} role="status">
        {loading
          ? 'Loading…'
          : tickets.data
            ? `${tickets.data.tickets.length} of ${tickets.data.total} tickets`
            : !failure && 'Choose a project to see its tickets.'}
      </p>
      {failure && (
        <Failure error={failure} onRetry={() => void queries.invalidateQueries({ queryKey: ['demo', externalId] })} />
      )}
      {!loading && tickets.data && tickets.data.tickets.length > 0 && <TicketTable tickets={tickets.data.tickets} />}
    </section>
  );
}
