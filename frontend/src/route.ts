/** Matches a path against a template such as `/finalize-connection/:provider/:connectionCode`; a trailing slash is accepted. */
export function matchPath(template: string, path: string): Record<string, string> | null {
  const wanted = segments(template);
  const given = segments(path);
  if (wanted.length !== given.length) {
    return null;
  }
  const values: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) {
      // Kept encoded: the values go into paths and headers again, never onto the screen.
      values[segment.slice(1)] = value;
    } else if (segment !== value) {
      return null;
    }
  }
  return values;
}

function segments(path: string): string[] {
  return path.split('/').filter(Boolean);
}
