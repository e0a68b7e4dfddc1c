import { as, type BodyId, type PersonId } from '@heng/domain/language';
import type { EditionView } from '@heng/domain/procedure';
import { type FactValue, factNamed, type ResolvedPack } from '@heng/domain/regulation';
import { opensCase } from '../intake/acts.ts';
import { appointsMember } from '../people/acts.ts';
import type { PlannedApplicant } from './applicants.ts';
import { inventPerson } from './names.ts';
import { perform } from './perform.ts';
import { actorOf, type Done, type Stage } from './stage.ts';

/** The next applicant that has not come yet starts its application: on the register, case opened, answers drafted, the parent's agent seated. */
export async function opensApplicantCase(stage: Stage, view: EditionView): Promise<Done | null> {
  const next = stage.applicants.find(
    ({ id }) => !stage.happened.has(`barred/${id}`) && !view.cases.some(({ applicant }) => applicant === id),
  );
  if (!next) return null;
  const { world, random } = stage;
  const person = as<PersonId>(`${next.id}-agent`);
  const ofNext = (id: typeof next.id, name: string) => ({ id, name, industry: next.industry });
  await world.meetApplicant(
    ofNext(next.id, next.name),
    next.partners.map(({ id, name }) => ofNext(id, name)),
    { id: person, name: inventPerson(random.for(person)) },
  );
  const by = { person, body: as<BodyId>('applicant'), of: next.id };
  const opened = await perform(stage, by, opensCase, {
    applicant: next.id,
    track: next.track,
    kind: next.kind,
    tier: next.tier,
    partners: next.partners.map(({ id }) => id),
  });
  if (!opened.ok && opened.reasons.every(({ code }) => code === 'barred-from-applying')) {
    // What an earlier edition has brought on it stands: it is told, and comes no more.
    stage.happened.add(`barred/${next.id}`);
    return null;
  }
  if (!opened.ok) return opened;
  const drafted = await world.saveDraft(by, {
    case: opened.value.act.case,
    answers: ownAnswers(view.pack, next),
  });
  if (!drafted.ok) return drafted;
  if (next.isBranch) await seatParent(stage, view, next.id);
  return opened;
}

/** What is for the applicant itself to answer. Records that others know of better are theirs to tell. */
function ownAnswers(pack: ResolvedPack, { facts }: PlannedApplicant): Readonly<Record<string, FactValue>> {
  const sources = (id: string) => factNamed(pack, id)?.from ?? [];
  const isOwn = ([id, value]: [string, FactValue]): boolean =>
    sources(id).includes('applicant') && (!Array.isArray(value) || sources(id).length === 1);
  return Object.fromEntries(Object.entries(facts).filter(isOwn));
}

/** Somebody acts for the parent of a branch; the office puts them on record. */
async function seatParent(stage: Stage, view: EditionView, of: string): Promise<void> {
  const { world, random } = stage;
  const person = as<PersonId>(`${of}-parent`);
  await world.meetPeople([{ id: person, name: inventPerson(random.for(person)) }]);
  const offices = Object.entries(view.pack.bodies).flatMap(([id, body]) => (body.role === 'office' ? [id] : []));
  const office = actorOf(view, { by: offices, of: null, person: null });
  if (!office) return;
  await perform(stage, office, appointsMember, {
    person,
    body: as<BodyId>('parent'),
    of,
    seat: 'agent',
    category: null,
  });
}
