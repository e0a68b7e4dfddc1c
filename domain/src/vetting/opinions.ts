import { holdersOf } from '../edition/index.ts';
import type { Day, Refusal } from '../language/index.ts';
import { applies } from '../notice/index.ts';
import { articleOf } from '../regulation/index.ts';
import { no } from './refusals.ts';
import { namesOf, type VettedCase, type Vetting, type VettingStep, vettingContext } from './state.ts';

type Consult = NonNullable<VettingStep['consults']>[number];

/** The consultations that take in this department, as an instance of a body of which there are many, or as the body itself; each may be about other cases. */
export function consultsOf(
  state: Pick<Vetting, 'frame'>,
  step: VettingStep,
  body: string,
  department: string,
): readonly Consult[] {
  const many = state.frame.pack.bodies[body]?.many === true;
  return (step.consults ?? []).filter(({ bodies }) => bodies.includes(body) && (many || body === department));
}

/** Where a fact is missing that says whether a department is to be asked, it is: asking takes nothing from anybody. */
export const consultsOn = (
  { frame }: Pick<Vetting, 'frame'>,
  step: VettingStep,
  consult: Consult,
  file: VettedCase,
  today: Day,
): boolean =>
  applies(consult, file.facts, vettingContext(frame, step, file, today), `steps.${step.id}.consults`).in !== false;

/** A case is not vetted before every body the step consults was asked, and every department that was asked has answered. */
export function opinionsLacking(state: Vetting, step: VettingStep, today: Day): readonly Refusal[] {
  const { frame, file } = state;
  return (step.consults ?? [])
    .filter((consult) => consultsOn(state, step, consult, file, today))
    .flatMap((consult) => {
      const article = articleOf(consult) ?? articleOf(step, 'consults');
      const unasked = consult.bodies.filter((body) => !wasAsked(state, step, body));
      const waiting = file.opinions.filter(({ givenAt }) => givenAt === null).map(({ department }) => department);
      return [
        unasked.length > 0 && no('opinions-not-asked', article, { bodies: namesOf(frame, unasked) }),
        waiting.length > 0 && no('opinions-awaited', article, { departments: namesOf(frame, waiting) }),
      ].filter((reason) => reason !== false);
    });
}

/** A body of which there are many counts as asked once any department that is no body by itself was; what the holders report themselves is no department's. */
function wasAsked({ frame, file }: Vetting, step: VettingStep, body: string): boolean {
  const consulted = (step.consults ?? []).flatMap(({ bodies }) => bodies).filter((id) => !frame.pack.bodies[id]?.many);
  const single = [...consulted, ...holdersOf(step)];
  return frame.pack.bodies[body]?.many === true
    ? file.opinions.some(({ department }) => !single.includes(department))
    : file.opinions.some(({ department }) => department === body);
}
