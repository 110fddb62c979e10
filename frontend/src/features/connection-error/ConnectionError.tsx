import { useNames } from '../../api/useNames';
import { ProblemPage } from '../../problem/ProblemPage';

/** Where the server sends a person when consent did not lead to a connection. */
export function ConnectionError({ code }: { code: string }) {
  const names = useNames();
  // An alert is read out once, so it must not appear before it knows the names.
  return names.settled ? <ProblemPage code={code} names={names} /> : null;
}
