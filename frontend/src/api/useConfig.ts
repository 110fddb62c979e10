import { useQuery } from '@tanstack/react-query';
import { request } from './client';

/** What a deployment tells its pages at run time. */
export interface Config {
  providers: { name: string; display_name: string }[];
  project_step: boolean;
  branding: { product_name: string | null; logo_url: string | null; support_url: string | null };
}

export function useConfig() {
  return useQuery({ queryKey: ['config'], queryFn: () => request<Config>('/api/frontend/config') });
}
