import { http, HttpResponse } from 'msw';
import type { Error as Refusal, ErrorCode, GetFrontendConfigResponse } from '../api/schema';
import { server } from './server';

export const REQUEST_ID = 'req-4f1b';

/** Also allows codes of later versions of the server. */
export type AnyCode = ErrorCode | 'never_heard_of';

export function failure(status: number, code: AnyCode) {
  const refusal = { error: `A sentence about ${code}.`, code: code as ErrorCode, request_id: REQUEST_ID };
  return HttpResponse.json<Refusal>(refusal, { status });
}

export function givenConfig(config: Partial<GetFrontendConfigResponse> = {}) {
  const answer: GetFrontendConfigResponse = {
    providers: [{ name: 'jira', display_name: 'Jira' }],
    project_step: false,
    branding: { product_name: 'Acme', logo_url: null, support_url: null },
    ...config,
  };
  server.use(http.get('/api/frontend/config', () => HttpResponse.json(answer)));
}
