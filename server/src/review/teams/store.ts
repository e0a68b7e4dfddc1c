import {
  as,
  type BodyId,
  type CaseId,
  type EditionId,
  type Instant,
  type PersonId,
  type StepId,
  type TeamId,
} from '@heng/domain/language';
import type { Team, TeamFormed, TeamState } from '@heng/domain/review';
import { sits } from '../../people/store.ts';
import type { Tx } from '../../storage/index.ts';

/** The teams of cases, by case and step. A member who sits in the team's body no longer has left; so has everybody once the team is dissolved. */
export async function loadTeams(
  tx: Tx,
  edition: EditionId,
  cases: readonly CaseId[],
  steps?: readonly StepId[],
): Promise<ReadonlyMap<CaseId, Readonly<Record<string, Team>>>> {
  if (cases.length === 0) return new Map();
  const rows = await tx
    .selectFrom('team_case')
    .innerJoin('team', 'team.id', 'team_case.team_id')
    .innerJoin('team_member', 'team_member.team_id', 'team.id')
    .select([
      'team_case.case_id',
      'team_case.step',
      'team.id',
      'team.body',
      'team_member.person_id',
      'team_member.seat',
      'dissolved_at',
    ])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('member')
          .select('member.seat')
          .where('member.edition_id', '=', edition)
          .whereRef('member.body', '=', 'team.body')
          .whereRef('member.person_id', '=', 'team_member.person_id')
          .where(sits),
      ).as('sits'),
    )
    .where('team_case.case_id', 'in', [...cases])
    .$if(steps !== undefined, (query) => query.where('team_case.step', 'in', [...(steps ?? [])]))
    .orderBy('team_case.case_id')
    .orderBy('team_case.step')
    .orderBy('team_member.person_id')
    .execute();
  const byCase = Map.groupBy(rows, ({ case_id }) => as<CaseId>(case_id));
  return new Map(
    [...byCase].map(([id, own]) => [
      id,
      Object.fromEntries(
        [...Map.groupBy(own, ({ step }) => step)].map(([step, members]) => [
          step,
          {
            id: as<TeamId>(members[0]?.id ?? ''),
            body: as<BodyId>(members[0]?.body ?? ''),
            members: members.map((row) => ({
              person: as<PersonId>(row.person_id),
              seat: row.seat,
              left: !row.sits || row.dissolved_at !== null,
            })),
          },
        ]),
      ),
    ]),
  );
}

/** Who sits in a body today. */
export async function loadPool(tx: Tx, edition: EditionId, body: string): Promise<TeamState['pool']> {
  const rows = await tx
    .selectFrom('member')
    .select('person_id')
    .distinct()
    .where('edition_id', '=', edition)
    .where('body', '=', body)
    .where(sits)
    .orderBy('person_id')
    .execute();
  return rows.map(({ person_id }) => as<PersonId>(person_id));
}

export async function isTeamTaken(tx: Tx, id: TeamId): Promise<boolean> {
  return (await tx.selectFrom('team').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** The team with its members and cases. A case whose team cannot go on passes to the new one. */
export async function saveTeam(
  tx: Tx,
  edition: EditionId,
  act: TeamFormed,
  reasons: string | null,
  at: Instant,
): Promise<void> {
  const { team, body } = act;
  const kept = act.departures.length > 0 ? reasons : null;
  await tx.insertInto('team').values({ id: team, edition_id: edition, body, reasons: kept, formed_at: at }).execute();
  await tx
    .insertInto('team_member')
    .values(act.members.map(({ person, seat }) => ({ team_id: team, person_id: person, seat })))
    .execute();
  await tx
    .insertInto('team_case')
    .values(act.steps.flatMap((step) => act.cases.map((id) => ({ step, case_id: id, team_id: team }))))
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'step', 'case_id']).doUpdateSet({ team_id: team }))
    .execute();
}
