import { useQuery } from '@tanstack/react-query';
import { call } from './operations';

export function useConfig() {
  return useQuery({ queryKey: ['config'], queryFn: () => call('get', '/api/frontend/config') });
}
