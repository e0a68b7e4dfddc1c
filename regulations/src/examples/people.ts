import { as, type BodyId } from '@heng/domain/language';
import { appointMember, declareRecusal, signUndertaking } from '@heng/domain/people';
import { isMap } from '@heng/domain/regulation';
import { officeOf } from './edition.ts';
import { outcomesOf } from './outcome.ts';
import { actorFor, person, type Trial, type World } from './world.ts';

const actorIn = ({ given }: World, body: string, who?: string) => actorFor(given.actor ?? body, who);

/** Acts about people and their seats. */
export const peopleTrials: Readonly<Record<string, Trial>> = {
  'member-appointed': (world) => {
    const { pack, given, content } = world;
    const listed = isMap(given.listed) ? given.listed : {};
    const members = Object.entries(listed).flatMap(([seat, names]) =>
      names.map((name) => ({ person: person(name), of: null, seat })),
    );
    const command = {
      person: person(content.person ?? 'm1'),
      body: as<BodyId>(content.body ?? ''),
      of: null,
      seat: content.seat ?? 'member',
      category: content.from ?? null,
    };
    return outcomesOf(
      appointMember({ pack, actor: actorIn(world, officeOf(pack.bodies)), seated: true, members }, command, world.at),
    );
  },
  'undertaking-signed': (world) => {
    const { pack, content } = world;
    const [first] = pack.undertakings;
    const undertaking = content.undertaking ?? first?.id ?? '';
    const by = pack.undertakings.find(({ id }) => id === undertaking)?.by[0] ?? '';
    const actor = actorIn(world, by);
    return outcomesOf(signUndertaking({ pack, actor }, { person: actor.person, undertaking }, world.at));
  },
  'recusal-declared': (world) => {
    const { pack, content } = world;
    const [first = ''] = pack.recusal?.who ?? [];
    const actor = actorIn(world, first, content.person ?? 'e1');
    return outcomesOf(
      declareRecusal(
        { pack, actor, seated: true, recused: false },
        { case: as(content.case ?? 'a'), person: actor.person },
        world.at,
      ),
    );
  },
};
