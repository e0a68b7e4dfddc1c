import { bodiesOf } from '@heng/domain/edition';
import { as, type BodyId, type PersonId } from '@heng/domain/language';
import {
  appointMember,
  approveMembers,
  declareRecusal,
  findRequirement,
  leaveBody,
  proposeMembers,
  publishMembers,
  refuseMembers,
  signUndertaking,
} from '@heng/domain/people';
import { z } from 'zod';
import { names } from '../schema/given.ts';
import { id, text } from '../schema/written.ts';
import { cancelledIn } from './after-scene.ts';
import { onlyCase, rulePaths } from './case-file.ts';
import { frameIn, type Scene } from './scene.ts';
import { membersIn, nomineesIn } from './seats.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const appointment = z.strictObject({ person: text, body: id, seat: id, category: text.exactOptional() });

const seatLists = z.strictObject({ body: id, members: z.record(id, names) });
const persons = z.strictObject({ body: id, persons: names });

/** The body as a change of its members finds it, and the actor: whoever is given, else the body that is expected. */
function bodyIn(scene: Scene, by: string | undefined, seat = 'member', through: string | null = null) {
  const { pack, actor, seated } = frameIn(scene, null, { by });
  return {
    pack,
    actor,
    seated,
    members: membersIn(scene),
    nominees: nomineesIn(scene, seat, through),
    served: scene.given.served ?? [],
    cancelled: cancelledIn(scene),
    administers: false,
  };
}

const office = ({ pack }: Scene) => bodiesOf(pack, 'office')[0];
const papers = ({ today }: Scene, body: string) => ({ body: as<BodyId>(body), of: null, document: '例', day: today });
const naming = (scene: Scene, given: z.infer<typeof persons>) => ({
  ...papers(scene, given.body),
  persons: given.persons.map((person) => as<PersonId>(person)),
});
const approver = ({ pack }: Scene, body: string) => pack.bodies[body]?.appointment?.approved_by ?? undefined;

export const peopleTrials: Readonly<Record<string, Trial>> = {
  'member-appointed': trial(appointment, (scene, { person, body, seat, category = null }) => {
    const command = { person: as<PersonId>(person), body: as<BodyId>(body), of: null, seat, category };
    return outcomeOf(appointMember(bodyIn(scene, office(scene), seat, person), command, scene.at));
  }),
  'members-proposed': trial(seatLists, (scene, { body, members }) => {
    const by = scene.pack.bodies[body]?.appointment?.proposed_by ?? office(scene);
    const listed = Object.entries(members).flatMap(([seat, held]) =>
      held.map((person) => ({ person: as<PersonId>(person), seat, category: null })),
    );
    return outcomeOf(proposeMembers(bodyIn(scene, by), { ...papers(scene, body), members: listed }, scene.at));
  }),
  'members-approved': trial(persons, (scene, given) =>
    outcomeOf(approveMembers(bodyIn(scene, approver(scene, given.body)), naming(scene, given), scene.at)),
  ),
  'members-refused': trial(persons, (scene, given) =>
    outcomeOf(refuseMembers(bodyIn(scene, approver(scene, given.body)), naming(scene, given), scene.at)),
  ),
  'members-published': trial(persons, (scene, given) =>
    outcomeOf(publishMembers(bodyIn(scene, office(scene)), naming(scene, given), scene.at)),
  ),
  'requirement-found': trial(
    z.strictObject({ rule: text, met: z.boolean().exactOptional(), reasons: z.string().exactOptional() }),
    (scene, { rule, met = true, reasons = 'reasons' }) => {
      const [path = rule] = rulePaths(scene.pack, rule);
      return outcomeOf(findRequirement(bodyIn(scene, office(scene)), { rule: path, met, reasons }, scene.at));
    },
  ),
  'member-left': trial(z.strictObject({ person: text, body: id }), (scene, { person, body }) => {
    const command = { person: as<PersonId>(person), body: as<BodyId>(body), of: null };
    return outcomeOf(leaveBody(bodyIn(scene, office(scene)), command, scene.at));
  }),
  'undertaking-signed': trial(z.strictObject({ undertaking: id }), (scene, { undertaking }) => {
    const { pack, actor } = frameIn(scene, null, { by: scene.pack.undertakings[0]?.by[0] });
    return outcomeOf(signUndertaking({ pack, actor }, { person: actor.person, undertaking }, scene.at));
  }),
  'recusal-declared': trial(z.strictObject({}), (scene) => {
    const { pack, actor, seated } = frameIn(scene, null, { by: scene.pack.recusal?.who[0] });
    const command = { case: onlyCase, person: actor.person };
    return outcomeOf(declareRecusal({ pack, actor, seated, recused: false }, command, scene.at));
  }),
};
