/** An answer that is not a success, or no answer at all. `code` is the server's error code, or one of the two below. */
export class ApiError extends Error {
  readonly code: string;
  readonly requestId: string | null;

  constructor(code: string, message: string, requestId: string | null = null) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.requestId = requestId;
  }
}

/** The browser received no answer: it is offline, the server is unavailable, or the time limit passed. */
export const NETWORK_FAILURE = 'network_failure';
/** The answer did not come from Juncture. It may be a proxy's error page. */
export const UNREADABLE_ANSWER = 'unreadable_answer';

const TIME_LIMIT_MS = 30_000;
const TRANSIENT = new Set([NETWORK_FAILURE, 'unavailable']);

export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(UNREADABLE_ANSWER, String(error));
}

/** One silent retry makes sense before the user sees the failure. */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiError && TRANSIENT.has(error.code);
}

/** Null and empty text are left out. */
export type Query = Record<string, string | number | boolean | null>;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  query?: Query;
  body?: unknown;
}

/** Sends one request to the Juncture API and returns its JSON, or nothing for 204. Throws only `ApiError`. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const headers = new Headers(options.headers);
  headers.set('Accept', 'application/json');
  if (options.body !== undefined) {
    headers.set('Content-Type', 'application/json');
  }
  const answer = await fetch(address(path, options.query), {
    method: options.method ?? 'GET',
    headers,
    body: options.body === undefined ? null : JSON.stringify(options.body),
    // The API may be on another origin and still know this browser by its cookie.
    credentials: 'include',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  }).catch((error: unknown) => {
    throw new ApiError(NETWORK_FAILURE, String(error));
  });
  if (answer.status === 204) {
    return undefined as T;
  }
  const body = await readJson(answer);
  if (!answer.ok) {
    throw toApiError(body, answer);
  }
  if (body === null) {
    throw new ApiError(UNREADABLE_ANSWER, 'The answer was not JSON.', answer.headers.get('X-Request-Id'));
  }
  return body as T;
}

function address(path: string, query: Query = {}): string {
  const url = new URL(path, apiOrigin());
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== '') {
      url.searchParams.set(name, String(value));
    }
  }
  return url.href;
}

function apiOrigin(): string {
  const configured = document.querySelector<HTMLMetaElement>('meta[name="juncture-api-url"]')?.content.trim();
  return configured ? configured : window.location.origin;
}

async function readJson(answer: Response): Promise<object | null> {
  const body: unknown = await answer.json().catch(() => null);
  return typeof body === 'object' ? body : null;
}

function toApiError(body: object | null, answer: Response): ApiError {
  const { code, error, request_id } = (body ?? {}) as Record<string, unknown>;
  const fallback = answer.status >= 500 ? 'unavailable' : UNREADABLE_ANSWER;
  return new ApiError(
    typeof code === 'string' ? code : fallback,
    typeof error === 'string' ? error : `HTTP ${answer.status}`,
    typeof request_id === 'string' ? request_id : answer.headers.get('X-Request-Id'),
  );
}
