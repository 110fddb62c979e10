import { capitalise, type Names } from '../api/useNames';

/** The text of a page about a failure: what happened, and what the user can do now. */
export interface Problem {
  title: string;
  what: string;
  next: string;
  /** Label of the button that repeats what failed; absent when repeating cannot help. */
  retry?: string;
}

type Copy = (names: Names) => Problem;

/** A failure that only this page knows: the grant works but reaches no site. */
export const NO_SITES = 'no_sites';

const startAgain = ({ product, provider }: Names) => `Go back to ${product} and connect ${provider} again.`;

const COPY: Record<string, Copy> = {
  consent_declined: (names) => ({
    title: 'Nothing was connected',
    what: `You decided not to give ${names.product} access to ${names.provider}, so everything stays as it was.`,
    next: `If you change your mind, go back to ${names.product} and connect ${names.provider} again.`,
  }),
  invalid_state: (names) => ({
    title: 'This attempt has ended',
    what: 'It took too long, was finished already, or began in a different browser.',
    next: `${startAgain(names)} Stay in one browser from start to finish.`,
  }),
  invalid_connection_code: (names) => ({
    title: 'This link has expired',
    what: 'For your safety a link like this works once, and only for a few minutes.',
    next: `If ${names.provider} was already connected, you are done and can close this window. If not, go back to ${names.product} and connect again.`,
  }),
  invalid_connect_session: (names) => ({
    title: 'This link has ended',
    what: 'It was used before, has expired, or is open in another browser.',
    next: startAgain(names),
  }),
  [NO_SITES]: (names) => ({
    title: `No ${names.provider} site found`,
    what: `Access was given, but the account you used does not belong to any ${names.provider} site.`,
    next: `Ask your administrator to add you, then check again. If you have another account, go back to ${names.product} and connect with that one.`,
    retry: 'Check again',
  }),
  site_not_granted: (names) => ({
    title: 'That site is no longer available',
    what: `${names.product} cannot reach the site you picked any more. It may have been closed, or its access was withdrawn while this page was open.`,
    next: 'Pick one from the current list.',
    retry: 'Show current sites',
  }),
  already_connected: (names) => ({
    title: 'Connected with another account',
    what: `${names.product} already has a ${names.provider} connection that someone made with a different account. We left it untouched.`,
    next: `To replace it, disconnect ${names.provider} in ${names.product} first. To keep it, connect again with the account that was used before.`,
  }),
  authorization_failed: (names) => ({
    title: 'Access could not be confirmed',
    what: `Something went wrong while ${names.provider} was giving access. Nothing was connected.`,
    next: startAgain(names),
  }),
  refresh_token_missing: (names) => ({
    title: 'The access would not last',
    what: `${names.provider} gave access for a short time only, so we did not keep it.`,
    next: `This is a setting of ${names.product}, not something you did. Please let its team know that offline access is missing.`,
  }),
  provider_misconfigured: (names) => ({
    title: 'The setup is not finished',
    what: `${names.provider} did not recognise the request that ${names.product} sent in your name.`,
    next: `You did nothing wrong. Please let the team of ${names.product} know that its ${names.provider} settings need a look.`,
  }),
  reauthorization_required: (names) => ({
    title: 'Access has ended',
    what: `${names.provider} no longer accepts the access you gave. It may have been withdrawn in your account settings.`,
    next: `${startAgain(names)} You will be asked to allow access once more.`,
  }),
  missing_scope: (names) => ({
    title: 'Not enough access',
    what: `${names.provider} allows less than this step needs.`,
    next: `${startAgain(names)} If that does not help, please let its team know.`,
  }),
  rate_limited: (names) => ({
    title: 'Too many requests just now',
    what: `${names.provider} or our own service asked us to slow down for a moment.`,
    next: 'Wait a few seconds, then try again. Nothing is lost.',
    retry: 'Try again',
  }),
  provider_unavailable: (names) => ({
    title: `${names.provider} is not answering`,
    what: `${names.provider} has a problem of its own right now. Your access is safe.`,
    next: 'This usually passes quickly. Try again in a moment.',
    retry: 'Try again',
  }),
  provider_timeout: (names) => ({
    title: `${names.provider} is taking too long`,
    what: `We waited for ${names.provider}, but no answer came in time. Your access is safe.`,
    next: 'Try again in a moment.',
    retry: 'Try again',
  }),
  unavailable: () => ({
    title: 'We are briefly unavailable',
    what: 'Our service cannot finish this right now. Nothing you did is lost.',
    next: 'Try again in a moment.',
    retry: 'Try again',
  }),
  network_failure: () => ({
    title: 'No connection to our server',
    what: 'Your device may be offline, or our server cannot be reached.',
    next: 'Check your internet connection, then try again.',
    retry: 'Try again',
  }),
  unknown_provider: (names) => ({
    title: 'Nothing to connect here',
    what: `This address names a service that ${names.product} does not connect to.`,
    next: `Go back to ${names.product} and start from there.`,
  }),
};

const OTHER: Copy = (names) => ({
  title: 'Something went wrong',
  what: `We could not finish connecting ${names.provider}.`,
  next: 'Try again. If it keeps happening, ask for help and mention the reference below.',
  retry: 'Try again',
});

// A provider's own failures carry its name ("<provider>_timeout"); people need the same words for each.
function neutral(code: string): string {
  return code
    .replace(/^[a-z]+_(unavailable|timeout)$/, 'provider_$1')
    .replace(/^[a-z]+_bad_answer$/, 'provider_unavailable');
}

/** @param canRetry whether this page has something to repeat; if not, only starting again from the product helps */
export function describeProblem(code: string, names: Names, canRetry: boolean): Problem {
  const own = neutral(code);
  const copy = Object.hasOwn(COPY, own) ? COPY[own] : undefined;
  const { title, what, next, retry } = (copy ?? OTHER)(names);
  const said = { title: capitalise(title), what: capitalise(what) };
  if (!retry) {
    return { ...said, next };
  }
  return canRetry ? { ...said, next, retry } : { ...said, next: startAgain(names) };
}
