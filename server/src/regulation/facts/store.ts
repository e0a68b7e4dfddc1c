import { as, type CaseId, type Day, dayOf, type Instant, yearOf } from '@heng/domain/language';
import {
  type About,
  chooseFacts,
  type DutyEvent,
  type FactAnswer,
  type FactValue,
  type Finding,
  noFacts,
  type PastAward,
  type ResolvedPack,
  type RuleFacts,
  recommenderFits,
  registerKey,
} from '@heng/domain/regulation';
import { byCase, type Tx, whichOf } from '../../storage/index.ts';
import { loadPack } from '../store.ts';

/**
 * All that rules read about these cases, by a handful of queries whatever their number. Before a case is handed in, its draft speaks for the
 * applicant; findings made before belong to the check of a party and end with it. Scores and places are for later stages to add.
 */
export async function loadRuleFacts(tx: Tx, cases: readonly CaseId[]): Promise<ReadonlyMap<CaseId, RuleFacts>> {
  if (cases.length === 0) return new Map();
  const of = [...cases];
  const files = await tx
    .selectFrom('case_file')
    .innerJoin('edition', 'edition.id', 'case_file.edition_id')
    .select([
      'case_file.id',
      'applicant_id',
      'submitted_at',
      'relations_declared',
      'edition_id',
      'edition.opened_at',
      'pack',
    ])
    .where('case_file.id', 'in', of)
    .execute();
  const packs = await loadPacks(tx, [...new Set(files.map(({ pack }) => pack))]);
  const rows = await loadRows(tx, of);
  const past = await loadPast(tx, [
    ...new Set([...files, ...files.flatMap(({ id }) => rows.relations(id))].map(({ applicant_id }) => applicant_id)),
  ]);
  return new Map(
    files.map((file) => {
      const pack = packs.get(file.pack);
      if (!pack) throw new Error(`the pack of case ${file.id} is not kept`);
      const answered = answeredBy(pack, rows.opinions(file.id));
      const answers = answersOf(rows.facts(file.id), file.submitted_at === null ? rows.drafts(file.id) : []);
      const chosen = chooseFacts(pack, answers, answered);
      const facts: RuleFacts = {
        ...noFacts,
        facts: chosen,
        documents: Object.fromEntries(rows.documents(file.id).map((row) => [row.document, validityOf(row)])),
        ...recommendersOf(pack, rows.recommendations(file.id), chosen),
        submitted: file.submitted_at !== null,
        findings: findingsOf(rows.findings(file.id), file.submitted_at),
        ...registersOf(file, pack, past, relatedTo(file, rows.relations(file.id))),
      };
      return [as<CaseId>(file.id), facts];
    }),
  );
}

/** Who has answered all that was asked: the departments once each of them has; the holders of a vetting, who speak for departments where none is consulted. */
function answeredBy(
  { steps }: ResolvedPack,
  opinions: readonly { readonly step: string; readonly department: string; readonly given_at: Instant | null }[],
): readonly FactAnswer['source'][] {
  const places = opinions.map(({ step: id, department, given_at }) => {
    const step = steps.find((candidate) => candidate.id === id);
    const own = [step?.by ?? []].flat().includes(department);
    const alone = own && step?.kind === 'vetting' && (step.consults ?? []).length === 0;
    return { own, alone, given: given_at !== null };
  });
  const departments = places.filter(({ own, alone }) => !own || alone);
  return [
    ...(departments.length > 0 && departments.every(({ given }) => given) ? ['department' as const] : []),
    ...(places.some(({ own, given }) => own && given) ? ['office' as const] : []),
  ];
}

async function loadPacks(tx: Tx, digests: readonly string[]): Promise<ReadonlyMap<string, ResolvedPack>> {
  const packs = new Map<string, ResolvedPack>();
  for (const digest of digests) packs.set(digest, await loadPack(tx, digest));
  return packs;
}

async function loadRows(tx: Tx, of: readonly string[]) {
  return {
    facts: byCase(
      await tx
        .selectFrom('case_fact')
        .select(['case_id', 'fact', 'source', 'value'])
        .where('case_id', 'in', of)
        .orderBy('case_id')
        .orderBy('fact')
        .orderBy('source')
        .orderBy('of')
        .execute(),
    ),
    drafts: byCase(
      await tx.selectFrom('case_draft').select(['case_id', 'fact', 'value']).where('case_id', 'in', of).execute(),
    ),
    documents: byCase(
      await tx
        .selectFrom('case_document')
        .select(['case_id', 'document', 'valid_until', 'endless'])
        .where('case_id', 'in', of)
        .execute(),
    ),
    recommendations: byCase(
      await tx
        .selectFrom('recommendation')
        .select(['case_id', 'body', 'of'])
        .where('case_id', 'in', of)
        .where('recommended', '=', true)
        .orderBy('body')
        .execute(),
    ),
    findings: byCase(
      await tx
        .selectFrom('finding')
        .select(['case_id', 'rule', 'finding', 'at'])
        .where('case_id', 'in', of)
        .orderBy('at')
        .execute(),
    ),
    relations: byCase(
      await tx.selectFrom('relation').select(['case_id', 'about', 'applicant_id']).where('case_id', 'in', of).execute(),
    ),
    opinions: byCase(
      await tx
        .selectFrom('opinion')
        .select(['case_id', 'step', 'department', 'given_at'])
        .where('case_id', 'in', of)
        .execute(),
    ),
  };
}

/** Everything these applicants have been awarded, alone or as partners, or have applied for here, with what is on record about their duties, and all editions held here. */
async function loadPast(tx: Tx, applicants: readonly string[]) {
  const awards = tx
    .selectFrom('award')
    .select(['applicant_id as holder', 'programme', 'edition_id', 'number', 'tier', 'awarded_on', 'revoked_on'])
    .where('awarded_on', 'is not', null)
    .where('applicant_id', 'in', [...applicants]);
  const shared = tx
    .selectFrom('award')
    .innerJoin('case_partner', 'case_partner.case_id', 'award.case_id')
    .select([
      'case_partner.applicant_id as holder',
      'programme',
      'edition_id',
      'number',
      'tier',
      'awarded_on',
      'revoked_on',
    ])
    .where('awarded_on', 'is not', null)
    .where('case_partner.applicant_id', 'in', [...applicants]);
  return {
    awards: await awards.unionAll(shared).orderBy('awarded_on').orderBy('tier').execute(),
    applications: await tx
      .selectFrom('case_file')
      .innerJoin('edition', 'edition.id', 'case_file.edition_id')
      .select([
        'case_file.id',
        'applicant_id as holder',
        'programme',
        'edition_id',
        'track',
        'submitted_at',
        'ended_step',
      ])
      .where('applicant_id', 'in', [...applicants])
      .where('submitted_at', 'is not', null)
      .execute(),
    duties: await tx
      .selectFrom('duty_record')
      .innerJoin('award', 'award.id', 'duty_record.award_id')
      .select(['applicant_id as holder', 'programme', 'duty', 'outcome', 'on_day'])
      .where('applicant_id', 'in', [...applicants])
      .where('outcome', '!=', 'done')
      .orderBy('recorded_at')
      .execute(),
    editions: await tx.selectFrom('edition').select(['id', 'programme', 'number', 'opened_at']).execute(),
    imported: await tx
      .selectFrom('award')
      .select('programme')
      .distinct()
      .where('imported_by', 'is not', null)
      .execute(),
  };
}

type Past = Awaited<ReturnType<typeof loadPast>>;

/** Jsonb holds what was checked against the fact's type when it was handed in or reported. */
const factValue = (value: unknown): FactValue | null => value as FactValue | null;

const sourceOf = (source: string): FactAnswer['source'] =>
  source === 'department' || source === 'office' || source === 'journal' ? source : 'applicant';

function answersOf(
  facts: readonly { readonly fact: string; readonly source: string; readonly value: unknown }[],
  drafts: readonly { readonly fact: string; readonly value: unknown }[],
): readonly FactAnswer[] {
  return [
    ...drafts.map(({ fact, value }) => ({ fact, source: 'applicant' as const, value: factValue(value) })),
    ...facts.map(({ fact, source, value }) => ({ fact, source: sourceOf(source), value: factValue(value) })),
  ];
}

/** Whose recommendation counts, and whose would if it is confirmed that they are the ones for this applicant. */
function recommendersOf(
  pack: ResolvedPack,
  rows: readonly { readonly body: string; readonly of: string }[],
  facts: RuleFacts['facts'],
): Pick<RuleFacts, 'recommendedBy' | 'recommendedUnmatched'> {
  const fitting = (wanted: boolean | null): readonly string[] => [
    ...new Set(
      rows
        .filter(({ body, of }) => recommenderFits(pack, body, whichOf(of), { facts }) === wanted)
        .map(({ body }) => body),
    ),
  ];
  return { recommendedBy: fitting(true), recommendedUnmatched: fitting(null) };
}

/** Last day in force, without end, or not said. */
function validityOf({ valid_until, endless }: { readonly valid_until: Day | null; readonly endless: boolean }) {
  if (endless) return { validUntil: null };
  return valid_until === null ? {} : { validUntil: valid_until };
}

function findingsOf(
  rows: readonly { readonly rule: string; readonly finding: string; readonly at: Instant }[],
  submitted: Instant | null,
): Record<string, Finding> {
  const counting = rows.filter(({ at }) => submitted === null || at >= submitted);
  return Object.fromEntries(counting.map(({ rule, finding }) => [rule, findingOf(finding)]));
}

const findingOf = (text: string): Finding =>
  text === 'holds' ? 'holds' : text === 'not-applicable' ? 'not-applicable' : 'does-not-hold';

interface File {
  readonly id: string;
  readonly applicant_id: string;
  readonly edition_id: string;
  readonly relations_declared: boolean;
  readonly opened_at: Instant;
}

/** Whose registers are known for a case: the applicant's own, and, where it has said who is related to it, theirs; nobody related: nothing on them. */
type Related = Readonly<Partial<Record<About, readonly string[]>>>;

const relatives = ['parent', 'subsidiary', 'group', 'employer', 'employee', 'head'] as const;

const relatedTo = (
  { applicant_id, relations_declared: declared }: File,
  rows: readonly { readonly about: string; readonly applicant_id: string }[],
): Related => ({
  applicant: [applicant_id],
  ...(declared &&
    Object.fromEntries(
      relatives.map((about) => [about, rows.flatMap((row) => (row.about === about ? [row.applicant_id] : []))]),
    )),
});

/** Registers of every programme held here, or imported, are known, also where they hold nothing; one kept elsewhere is not. */
function registersOf(
  file: File,
  pack: ResolvedPack,
  past: Past,
  related: Related,
): Pick<RuleFacts, 'awards' | 'applications' | 'obligations'> {
  const own = pack.regulation.programme;
  const kept = [...past.editions, ...past.imported].map(({ programme }) => programme);
  const keys = [...new Set([own, ...kept])].flatMap((programme) =>
    Object.entries(related).map(([about, ids]) => ({ key: registerKey(about as About, programme), programme, ids })),
  );
  const of = <Row extends { holder: string; programme: string }>(
    rows: readonly Row[],
    { ids, programme }: { readonly ids: readonly string[]; readonly programme: string },
  ) => rows.filter((row) => ids.includes(row.holder) && row.programme === programme);
  return {
    awards: Object.fromEntries(
      keys.map((one) => [one.key, of(past.awards, one).map((award) => pastAward(award, file, past))]),
    ),
    applications: Object.fromEntries(
      keys.map((one) => [
        one.key,
        of(past.applications, one)
          .filter(({ id }) => id !== file.id)
          .map(({ track, edition_id, submitted_at, ended_step }) => ({
            track,
            sameEdition: edition_id === file.edition_id,
            year: submitted_at === null ? 0 : yearOf(dayOf(submitted_at)),
            stands: ended_step === null,
          })),
      ]),
    ),
    obligations: of(past.duties, { ids: [file.applicant_id], programme: own }).map(
      ({ duty, outcome, on_day: on }): DutyEvent => ({ duty, is: breachOf(outcome), on }),
    ),
  };
}

const breachOf = (outcome: string): DutyEvent['is'] =>
  outcome === 'missed' || outcome === 'refused' ? outcome : 'breached';

const pastAward = (award: Past['awards'][number], file: File, past: Past): PastAward => ({
  tier: award.tier,
  awardedOn: award.awarded_on as Day,
  revokedOn: award.revoked_on,
  editionsAgo: editionsAgo(award, file, past),
});

/**
 * How many editions of its programme have opened since the one an award was won in, up to the case's own: counted, where that was held here; of an
 * imported award by the numbers of the two editions. null: one of them is not known.
 */
function editionsAgo(
  { edition_id, number, programme }: Past['awards'][number],
  file: File,
  { editions }: Past,
): number | null {
  const upToNow = editions.filter((one) => one.programme === programme && one.opened_at <= file.opened_at);
  const won = editions.find(({ id }) => id === edition_id);
  if (won) return upToNow.filter(({ opened_at }) => opened_at > won.opened_at).length;
  const present = upToNow.toSorted((a, b) => (a.opened_at < b.opened_at ? 1 : -1))[0]?.number ?? null;
  return number === null || present === null ? null : present - number;
}
