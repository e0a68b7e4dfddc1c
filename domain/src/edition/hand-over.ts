import type { Refusal } from '../language/index.ts';
import { type RequirementFindings, requirementsUnmet } from '../people/index.ts';
import { articleOf, type ResolvedPack, type Step } from '../regulation/index.ts';
import { bodiesOf, nameOf, notAllowed } from './checks.ts';
import type { Frame } from './frame.ts';
import { no } from './refusals.ts';

/** The step a setting would hand to the review body that the regulation allows for it (`delegable_to`); null: it is another setting. */
export function handedOver(pack: ResolvedPack, path: string, now: unknown): Step | null {
  const step = pack.steps.find(({ id }) => path === `steps.${id}.by`);
  return step?.delegable_to !== undefined && step.delegable_to === now ? step : null;
}

/** 委托: the office hands a step to a review body, once it has been found to meet all that the regulation requires of it. */
export function againstHandOver(frame: Frame, step: Step, findings: RequirementFindings): readonly (Refusal | false)[] {
  const { pack } = frame;
  const body = step.delegable_to ?? '';
  return [
    notAllowed(frame, bodiesOf(pack, 'office'), articleOf(step, 'delegable_to')),
    ...requirementsUnmet(pack, body, findings).map(({ article, facts }) =>
      no('requirement-unmet-for-step', article, { ...facts, name: step.name, body: nameOf(pack, body) }),
    ),
  ];
}
