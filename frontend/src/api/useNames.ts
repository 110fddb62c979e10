import { useConfig } from './useConfig';

/** The words that pages use for the two sides of a connection. */
export interface Names {
  /** Never empty: a description when the deployment gives no name. */
  product: string;
  productKnown: boolean;
  provider: string;
  logoUrl: string | null;
  supportUrl: string | null;
  /** Whether the deployment has answered, or will not. */
  settled: boolean;
}

/** @param provider the provider in the page's address; without one, a deployment's only provider is meant */
export function useNames(provider?: string): Names {
  const { data, isPending } = useConfig();
  const branding = data?.branding;
  const only = data?.providers.length === 1 ? data.providers[0] : undefined;
  const known = provider ? data?.providers.find((candidate) => candidate.name === provider) : only;
  return {
    product: branding?.product_name ?? 'the app you came from',
    productKnown: Boolean(branding?.product_name),
    provider: known?.display_name ?? (provider ? capitalise(provider) : 'your account'),
    logoUrl: branding?.logo_url ?? null,
    supportUrl: branding?.support_url ?? null,
    settled: !isPending,
  };
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
