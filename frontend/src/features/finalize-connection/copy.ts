import type { Names } from '../../api/useNames';

/** Shared by the step and its skeleton, so that both take the same room. */
export function siteStepCopy({ product, productKnown, provider }: Names) {
  return {
    title: `Choose a ${provider} site`,
    why: `${provider} also lists sites from earlier approvals. Tell us which one ${
      productKnown ? product : 'your app'
    } should use.`,
  };
}
