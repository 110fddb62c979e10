import type { Names } from '../../api/useNames';

/** Shared by the step and its skeleton, so that both take the same room. */
export function siteStepCopy({ product, productKnown, provider }: Names, siteCount: number | null) {
  const app = productKnown ? product : 'your app';
  return {
    title: `Choose a ${provider} site`,
    why:
      siteCount === 1
        ? `Please confirm that this is the ${provider} site that ${app} should use.`
        : `${provider} also lists sites from earlier approvals. Tell us which one ${app} should use.`,
  };
}
