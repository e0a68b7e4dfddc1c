import type { OpenStep } from '@heng/domain/edition';
import { statesOwnDays } from '@heng/domain/edition';
import { type Actor, addDays, as, type BodyId, type Day } from '@heng/domain/language';
import { appointmentFor, type NameMembers, type ProposeMembers } from '@heng/domain/people';
import type { EditionView } from '@heng/domain/procedure';
import type { Step } from '@heng/domain/regulation';
import { appointsMember } from '../people/acts.ts';
import { castOf } from './cast.ts';
import type { RehearsalClock } from './clock.ts';
import { perform } from './perform.ts';
import type { Done, Stage } from './stage.ts';

const listed = (about: string | null, day: Day) => ({
  body: as<BodyId>(about ?? ''),
  of: null,
  document: '样例名单',
  day,
});

/** Those of the cast who have to be proposed for a body. */
export const proposal = ({ pack }: EditionView, about: string | null, day: Day): ProposeMembers => ({
  ...listed(about, day),
  members: castOf(pack)
    .filter(({ body, seat }) => body === about && appointmentFor(pack, body, seat) !== null)
    .map(({ person, seat, category }) => ({ person, seat, category })),
});

const waiting = ({ nominees, members }: EditionView, about: string | null) =>
  nominees.filter(
    ({ body, person, refused }) =>
      body === about && !refused && !members.some((member) => member.body === body && member.person === person),
  );

/** Everybody who is on the way to a seat in a body. */
export const onTheWay = (view: EditionView, about: string | null, day: Day): NameMembers => ({
  ...listed(about, day),
  persons: waiting(view, about).map(({ person }) => person),
});

/** Puts the seats of all of them on record. */
export async function seatsNext(
  stage: Stage,
  view: EditionView,
  by: Actor,
  about: string | null,
): Promise<Done | null> {
  let done: Done | null = null;
  for (const { person, seat, category } of waiting(view, about)) {
    done = await perform(stage, by, appointsMember, {
      person,
      body: as<BodyId>(about ?? ''),
      of: null,
      seat,
      category,
    });
    if (!done.ok) return done;
  }
  return done;
}

/** Days an application is kept open that nothing has announced; the regulation does not say how long. */
const applicationDays = 40;

/** The days of an application that is opened with them. */
export const ownDays = (view: EditionView, step: Step | undefined, clock: RehearsalClock): Partial<OpenStep> =>
  step && statesOwnDays(view.pack, step) ? { closes: clock.workingDayFrom(addDays(clock.today, applicationDays)) } : {};
