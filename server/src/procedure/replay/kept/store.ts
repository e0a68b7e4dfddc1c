import { digestOf, digestOfValue, type Tx } from '../../../storage/index.ts';

type Pair = readonly [name: string, kept: string];

/** What acts have put on record as it stands, under the names that a replay of the acts gives it. */
export async function keptOutcomes(tx: Tx, edition: string): Promise<readonly Pair[]> {
  return [
    ...(await awardsKept(tx, edition)),
    ...(await proceedingsKept(tx, edition)),
    ...(await reportsKept(tx, edition)),
    ...(await peopleKept(tx, edition)),
  ];
}

async function awardsKept(tx: Tx, edition: string): Promise<readonly Pair[]> {
  const awards = await tx.selectFrom('award').selectAll().where('edition_id', '=', edition).execute();
  const own = tx.selectFrom('award').select('id').where('edition_id', '=', edition);
  const money = await tx.selectFrom('money_decision').selectAll().where('award_id', 'in', own).execute();
  const paid = await tx.selectFrom('payment').selectAll().where('award_id', 'in', own).execute();
  const events = await tx.selectFrom('award_event').selectAll().where('award_id', 'in', own).execute();
  return [
    ...awards.map((row): Pair => [`holder ${row.id}`, row.applicant_id]),
    ...awards.map((row): Pair => [`honours ${row.id}`, joined(...(row.honours ?? ['-']))]),
    ...paid.map((row): Pair => [`paid ${row.award_id} ${row.paid_on}`, 'paid']),
    ...awards.flatMap((row): Pair[] => (row.awarded_on === null ? [] : [[`announced ${row.id}`, row.awarded_on]])),
    ...money.map((row): Pair => [`money decided ${row.award_id}`, joined(row.decided_on, row.document)]),
    ...events.map((row): Pair => [`event ${row.award_id} ${row.fact} ${digestOfValue(row.value)}`, 'reported']),
    ...events.flatMap((row): Pair[] => (row.withdrawn_at === null ? [] : [[`withdrawn ${row.act}`, row.fact]])),
  ];
}

async function proceedingsKept(tx: Tx, edition: string): Promise<readonly Pair[]> {
  const proceedings = await tx.selectFrom('proceeding').selectAll().where('edition_id', '=', edition).execute();
  const own = tx.selectFrom('proceeding').select('id').where('edition_id', '=', edition);
  const findings = await tx.selectFrom('proceeding_finding').selectAll().where('proceeding_id', 'in', own).execute();
  const measures = await tx.selectFrom('measure').selectAll().where('proceeding_id', 'in', own).execute();
  const back = await tx.selectFrom('recovery').selectAll().where('proceeding_id', 'in', own).execute();
  const bars = await tx.selectFrom('bar').selectAll().where('proceeding_id', 'in', own).execute();
  return [
    ...findings.map((row): Pair => [`finding ${row.proceeding_id} ${row.ground}`, row.finding]),
    ...measures.map(
      (row): Pair => [
        `measure ${row.proceeding_id} ${row.place}`,
        joined(row.kind, JSON.stringify(row.article), row.what.join('+'), row.due),
      ],
    ),
    ...bars.map((row): Pair => [`barred ${row.proceeding_id} ${row.place}`, row.applicant_id]),
    ...back.map((row): Pair => [`recovered ${row.proceeding_id} ${row.what} ${row.recovered_on}`, 'recovered']),
    ...proceedings.flatMap((row): Pair[] => [
      [`against ${row.id}`, targetOf(row)],
      ...given(`published ${row.id}`, row.published_on),
      ...given(`correction ${row.id}`, row.correction_sha256),
      ...given(`corrected ${row.id}`, row.correction_met),
    ]),
  ];
}

async function reportsKept(tx: Tx, edition: string): Promise<readonly Pair[]> {
  const reports = await tx.selectFrom('report').selectAll().where('edition_id', '=', edition).execute();
  return reports.flatMap((row): readonly Pair[] => [
    [`report ${row.id}`, joined(row.channel, row.anonymous, ...about(row))],
    [`report due ${row.id}`, joined(row.due, row.missing.join('+'))],
    ...(row.answered_at === null ? [] : [[`answer ${row.id}`, joined(row.upheld, row.reply_sha256)] as const]),
  ]);
}

async function peopleKept(tx: Tx, edition: string): Promise<readonly Pair[]> {
  const resolutions = await tx.selectFrom('resolution').selectAll().where('edition_id', '=', edition).execute();
  const own = tx.selectFrom('case_file').select('id').where('edition_id', '=', edition);
  const results = await tx.selectFrom('review_result').selectAll().where('case_id', 'in', own).execute();
  const nominees = await tx.selectFrom('nominee').selectAll().where('edition_id', '=', edition).execute();
  return [
    ...resolutions.map(
      (row): Pair => [`resolution ${row.step}`, joined(row.day, row.document, row.members, row.present.join('+'))],
    ),
    ...results.flatMap(({ step, case_id, said }) => given(`said ${step} ${case_id}`, said && digestOf(said))),
    ...nominees.map((row): Pair => [`nominee ${row.body} ${row.of} ${row.person_id}`, joined(row.seat, row.category)]),
  ];
}

const joined = (...parts: readonly (string | number | boolean | null)[]): string => parts.join('/');

/** What a report is about; nothing, where it is about nothing the platform knows. */
const about = ({ step, case_id, award_id }: Readonly<Record<'step' | 'case_id' | 'award_id', string | null>>) =>
  [step, case_id, award_id].filter((id) => id !== null);

/** Whom a proceeding is against: an award, an application, a person, or a body with which one it is. */
function targetOf({
  body,
  of,
  ...one
}: Readonly<Record<'award_id' | 'case_id' | 'person_id' | 'body' | 'of', string | null>>) {
  return body === null ? joined(one.award_id ?? one.case_id ?? one.person_id) : joined(body, of);
}

const given = (name: string, value: string | boolean | null): readonly Pair[] =>
  value === null ? [] : [[name, String(value)]];
