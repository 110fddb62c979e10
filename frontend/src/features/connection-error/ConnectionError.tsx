import { useNames } from '../../api/useNames';
import { ProblemPage } from '../../problem/ProblemPage';

/** Where the server sends a person when consent did not lead to a connection. */
export function ConnectionError({ code }: { code: string }) {
  const names = useNames();
  // Screen readers announce an alert once, so it appears only when the names are known.
  return names.settled ? <ProblemPage code={code} names={names} /> : null;
}
