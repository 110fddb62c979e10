import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { Names } from '../../api/useNames';
import { Button } from '../../ui/Button';
import { Choice, ChoiceList } from '../../ui/Choice';
import { SearchField } from '../../ui/SearchField';
import { StepHeading } from '../../ui/StepHeading';
import text from '../../ui/text.module.css';
import type { Site } from './api';
import { siteStepCopy } from './copy';
import styles from './Step.module.css';

const SEARCH_FROM = 8;

interface SiteStepProps {
  names: Names;
  sites: Site[];
  picked: Site | undefined;
  onPick: (site: Site) => void;
  submitLabel: (site: Site) => string;
  saving: boolean;
  onSubmit: (site: Site) => void;
  /** Further information to read before the connection is saved. */
  children: ReactNode;
}

export function SiteStep({ names, sites, picked, onPick, submitLabel, saving, onSubmit, children }: SiteStepProps) {
  const [query, setQuery] = useState('');
  const [nudged, setNudged] = useState(false);
  const { title, why } = siteStepCopy(names, sites.length);
  // A mark on all sites would not help the user.
  const marksRecent = sites.length === 1 || !sites.every((site) => site.recently_granted);
  const searchable = sites.length >= SEARCH_FROM;
  const matches = sites.filter((site) => matching(site, query));
  const keepsPicked = picked !== undefined && !matches.includes(picked);
  // The picked site stays visible. Otherwise a user could connect a site without seeing it.
  const shown = keepsPicked ? [picked, ...matches] : matches;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (picked) {
      onSubmit(picked);
    } else {
      setNudged(true);
    }
  };

  return (
    <form onSubmit={submit}>
      <StepHeading title={title} />
      <p className={text.lead}>{why}</p>
      {searchable && (
        <SearchField label="Search by name or address" value={query} onChange={setQuery}>
          {count(matches.length, sites.length)}
          {keepsPicked && `, and ${picked.site_name} stays selected`}
        </SearchField>
      )}
      <ChoiceList legend={title} scrolls={searchable}>
        {shown.map((site) => (
          <Choice
            key={site.site_id}
            group="site"
            value={site.site_id}
            name={site.site_name}
            detail={host(site)}
            avatarUrl={site.avatar_url}
            tag={marksRecent && site.recently_granted ? 'Just granted' : null}
            checked={site === picked}
            onCheck={() => onPick(site)}
          />
        ))}
      </ChoiceList>
      <div className={styles.actions}>
        {children}
        {nudged && !picked && (
          <p className={styles.nudge} role="alert">
            Choose a site first.
          </p>
        )}
        <Button type="submit" busy={saving}>
          {saving ? 'Connecting…' : picked ? submitLabel(picked) : 'Use this site'}
        </Button>
      </div>
    </form>
  );
}

function matching(site: Site, query: string): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  return `${site.site_name}\n${host(site)}`.toLocaleLowerCase().includes(wanted);
}

function host({ site_url: url }: Site): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function count(matches: number, all: number): string {
  return matches === all ? `${all} sites` : `${matches === 0 ? 'No' : matches} of ${all} sites match`;
}
