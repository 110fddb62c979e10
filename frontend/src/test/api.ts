import { http, HttpResponse, type JsonBodyType } from 'msw';
import type { Config } from '../api/useConfig';
import { server } from './server';

export const REQUEST_ID = 'req-4f1b';

export function failure(status: number, code: string) {
  return HttpResponse.json({ error: `A sentence about ${code}.`, code, request_id: REQUEST_ID }, { status });
}

export function givenConfig(config: Partial<Config> = {}) {
  const answer: Config = {
    providers: [{ name: 'jira', display_name: 'Jira' }],
    project_step: false,
    branding: { product_name: 'Acme', logo_url: null, support_url: null },
    ...config,
  };
  server.use(http.get('/api/frontend/config', () => HttpResponse.json(answer as unknown as JsonBodyType)));
}
