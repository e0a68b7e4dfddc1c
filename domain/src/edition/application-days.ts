import type { Cite, Day, Refusal } from '../language/index.ts';
import { articleOf, type ResolvedPack, type Step } from '../regulation/index.ts';
import type { Frame } from './frame.ts';
import { no } from './refusals.ts';
import { shortestWindow } from './shortest-window.ts';

/** First and last day of an application, as they are stated on a day; null: not said. */
export interface StatedDays {
  readonly stated: Day;
  readonly opens: Day | null;
  readonly closes: Day | null;
}

/** The application whose days an announcement states: the next one after it, unless another announcement comes first. */
export function applicationAfter(pack: ResolvedPack, announcement: string): Step | null {
  const after = pack.steps.slice(pack.steps.findIndex(({ id }) => id === announcement) + 1);
  const next = after.find(({ kind }) => kind === 'application' || kind === 'announcement');
  return next?.kind === 'application' ? next : null;
}

/** An application that no announcement states the days of: whoever opens it does. */
export const statesOwnDays = (pack: ResolvedPack, step: Step): boolean =>
  step.kind === 'application' &&
  !pack.steps.some(({ id, kind }) => kind === 'announcement' && applicationAfter(pack, id)?.id === step.id);

/**
 * All that is wrong with the days stated for an application: a real edition begins under a regulation that has ended meanwhile, one is missing, the first lies in the past, the last is not later, or comes so early that
 * nobody could hold the notices that come before handing in. `application` null: there is none, and no day may be stated.
 */
export function againstDays(
  frame: Frame,
  application: Step | null,
  { stated, opens, closes }: StatedDays,
  article: Cite | null,
): readonly (Refusal | false)[] {
  if (application === null) {
    return [(opens !== null || closes !== null) && no('days-for-nothing', article)];
  }
  return [
    ended(frame, application, stated),
    (opens === null || closes === null) && no('days-missing', article, { name: application.name }),
    opens !== null && opens < stated && no('opens-in-the-past', article, { opens, published: stated }),
    opens !== null && closes !== null && closes <= opens && no('closes-before-it-opens', article, { opens, closes }),
    opens !== null && closes !== null && tooShort(frame, application, opens, closes),
  ];
}

/** No edition begins under a regulation that has ended; one that has begun runs on, also to a second application. */
function ended({ edition, pack }: Frame, application: Step, stated: Day): Refusal | false {
  const { in_force, status } = pack.regulation;
  const begins = pack.steps.find(({ kind }) => kind === 'application')?.id === application.id;
  if (edition.nature !== 'real' || !begins || in_force.to === null || stated <= in_force.to) return false;
  const { from, to } = in_force;
  return no('regulation-not-in-force', articleOf(in_force), { day: stated, from, to, status });
}

function tooShort(frame: Frame, application: Step, opens: Day, closes: Day): Refusal | false {
  const shortest = shortestWindow(frame, application, opens);
  if (shortest === null || closes >= shortest.closes || closes <= opens) return false;
  const { closes: earliest, names, article } = shortest;
  return no('window-too-short', article ?? articleOf(application), { opens, closes, earliest, names });
}
