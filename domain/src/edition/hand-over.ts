import type { Refusal } from '../language/index.ts';
import { type RequirementFindings, requirementsUnmet } from '../people/index.ts';
import { articleOf, type ResolvedPack, type Step, same } from '../regulation/index.ts';
import { bodiesOf, nameOf, notAllowed } from './checks.ts';
import type { Frame } from './frame.ts';
import { no } from './refusals.ts';

/**
 * The step a setting would hand to the review body that the regulation allows for it (`delegable_to`), or take back from it for those who had it
 * (`before`; undefined: it was never handed over); null: it is another setting.
 */
export function handedOver(pack: ResolvedPack, path: string, now: unknown, before: unknown): Step | null {
  const step = pack.steps.find(({ id }) => path === `steps.${id}.by`);
  if (step?.delegable_to === undefined) return null;
  const back = before !== undefined && step.by === step.delegable_to && same(now, before);
  return step.delegable_to === now || back ? step : null;
}

/**
 * 委托: the office hands a step to a review body, once it has been found to meet all that the regulation requires of it; to take it back nothing has
 * to be found.
 */
export function againstHandOver(
  frame: Frame,
  step: Step,
  now: unknown,
  findings: RequirementFindings,
): readonly (Refusal | false)[] {
  const { pack } = frame;
  const body = step.delegable_to ?? '';
  const wanted = now === body ? requirementsUnmet(pack, body, findings) : [];
  return [
    notAllowed(frame, bodiesOf(pack, 'office'), articleOf(step, 'delegable_to')),
    ...wanted.map(({ article, facts }) =>
      no('requirement-unmet-for-step', article, { ...facts, name: step.name, body: nameOf(pack, body) }),
    ),
  ];
}
