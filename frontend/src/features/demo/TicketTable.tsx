import { Avatar } from '../../ui/Avatar';
import type { Ticket } from './api';
import styles from './TicketTable.module.css';

export function TicketTable({ tickets }: { tickets: Ticket[] }) {
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Summary</th>
            <th scope="col">Status</th>
            <th scope="col" className={styles.roomy}>
              Assignee
            </th>
            <th scope="col" className={styles.wide}>
              Priority
            </th>
            <th scope="col" className={styles.wide}>
              Updated
            </th>
          </tr>
        </thead>
        <tbody>
          {tickets.map((ticket) => (
            <tr key={ticket.id}>
              <td className={styles.key}>{ticket.key}</td>
              <td className={styles.summary}>{ticket.summary}</td>
              <td>
                <span className={styles.status}>{ticket.status}</span>
              </td>
              <td className={styles.roomy}>
                {ticket.assignee ? (
                  <span className={styles.person}>
                    <Avatar name={ticket.assignee} src={null} size="small" />
                    {ticket.assignee}
                  </span>
                ) : (
                  <span className={styles.nobody}>Nobody</span>
                )}
              </td>
              <td className={styles.wide}>{ticket.priority ?? '–'}</td>
              <td className={styles.wide}>
                {ticket.updated ? <time dateTime={ticket.updated}>{day(ticket.updated)}</time> : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function day(timestamp: string): string {
  const date = new Date(timestamp);
  return Number.isNaN(date.getTime())
    ? timestamp
    : date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
}
