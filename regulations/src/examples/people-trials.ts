import { bodiesOf } from '@heng/domain/edition';
import { as, type PersonId } from '@heng/domain/language';
import { appointMember, declareRecusal, leaveBody, signUndertaking } from '@heng/domain/people';
import { z } from 'zod';
import { id, text } from '../schema/written.ts';
import { onlyCase } from './case-file.ts';
import { frameIn, type Scene } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const appointment = z.strictObject({ person: text, body: id, seat: id, category: text.exactOptional() });

/** By seat: who sits in the body so far. */
function membersOf({ given }: Scene) {
  const seats = given.listed === undefined || Array.isArray(given.listed) ? {} : given.listed;
  return Object.entries(seats).flatMap(([seat, persons]) =>
    persons.map((person) => ({ person: as<PersonId>(person), of: null, seat })),
  );
}

export const peopleTrials: Readonly<Record<string, Trial>> = {
  'member-appointed': trial(appointment, (scene, { person, body, seat, category = null }) => {
    const { pack, actor, seated } = frameIn(scene, null, { by: bodiesOf(scene.pack, 'office')[0] });
    const command = { person: as<PersonId>(person), body: as<typeof actor.body>(body), of: null, seat, category };
    return outcomeOf(appointMember({ pack, actor, seated, members: membersOf(scene) }, command, scene.at));
  }),
  'member-left': trial(z.strictObject({ person: text, body: id }), (scene, { person, body }) => {
    const { pack, actor, seated } = frameIn(scene, null, { by: bodiesOf(scene.pack, 'office')[0] });
    const command = { person: as<PersonId>(person), body: as<typeof actor.body>(body), of: null };
    return outcomeOf(leaveBody({ pack, actor, seated, members: membersOf(scene) }, command, scene.at));
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
