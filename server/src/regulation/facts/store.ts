import { as, type CaseId, type Day, dayOf, type Instant, yearOf } from '@heng/domain/language';
import {
  chooseFacts,
  type FactAnswer,
  type FactValue,
  type Finding,
  noFacts,
  type PastAward,
  type ResolvedPack,
  type RuleFacts,
  registerKey,
} from '@heng/domain/regulation';
import { byCase, type Tx } from '../../storage/index.ts';
import { loadPack } from '../store.ts';

/**
 * All that rules read about these cases, by a handful of queries whatever their number. Before a case is handed in, its draft speaks for the
 * applicant; findings made before belong to the check of a party and end with it. Scores, places and duties are for later stages to add.
 */
export async function loadRuleFacts(tx: Tx, cases: readonly CaseId[]): Promise<ReadonlyMap<CaseId, RuleFacts>> {
  if (cases.length === 0) return new Map();
  const of = [...cases];
  const files = await tx
    .selectFrom('case_file')
    .innerJoin('edition', 'edition.id', 'case_file.edition_id')
    .select(['case_file.id', 'applicant_id', 'submitted_at', 'edition_id', 'programme', 'edition.opened_at', 'pack'])
    .where('case_file.id', 'in', of)
    .execute();
  const packs = await loadPacks(tx, [...new Set(files.map(({ pack }) => pack))]);
  const rows = await loadRows(tx, of);
  const past = await loadPast(tx, [...new Set(files.map(({ applicant_id }) => applicant_id))]);
  return new Map(
    files.map((file) => {
      const pack = packs.get(file.pack);
      if (!pack) throw new Error(`the pack of case ${file.id} is not kept`);
      const opinions = rows.opinions(file.id);
      const answers = answersOf(rows.facts(file.id), file.submitted_at === null ? rows.drafts(file.id) : []);
      const facts: RuleFacts = {
        ...noFacts,
        facts: chooseFacts(pack, answers, opinions.length > 0 && opinions.every(({ given_at }) => given_at !== null)),
        documents: Object.fromEntries(rows.documents(file.id).map(({ document }) => [document, {}])),
        recommendedBy: [...new Set(rows.recommendations(file.id).map(({ body }) => body))],
        submitted: file.submitted_at !== null,
        findings: findingsOf(rows.findings(file.id), file.submitted_at),
        ...registersOf(file, pack, past),
      };
      return [as<CaseId>(file.id), facts];
    }),
  );
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
      await tx.selectFrom('case_document').select(['case_id', 'document']).where('case_id', 'in', of).execute(),
    ),
    recommendations: byCase(
      await tx
        .selectFrom('recommendation')
        .select(['case_id', 'body'])
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
    opinions: byCase(
      await tx.selectFrom('opinion').select(['case_id', 'given_at']).where('case_id', 'in', of).execute(),
    ),
  };
}

/** Everything these applicants have been awarded or have applied for on this installation, and all editions held on it. */
async function loadPast(tx: Tx, applicants: readonly string[]) {
  return {
    awards: await tx
      .selectFrom('award')
      .select(['applicant_id', 'programme', 'edition_id', 'tier', 'awarded_on', 'revoked_on'])
      .where('applicant_id', 'in', applicants)
      .where('awarded_on', 'is not', null)
      .orderBy('awarded_on')
      .execute(),
    applications: await tx
      .selectFrom('case_file')
      .innerJoin('edition', 'edition.id', 'case_file.edition_id')
      .select(['case_file.id', 'applicant_id', 'programme', 'edition_id', 'track', 'submitted_at', 'ended_step'])
      .where('applicant_id', 'in', applicants)
      .where('submitted_at', 'is not', null)
      .execute(),
    editions: await tx.selectFrom('edition').select(['id', 'programme', 'opened_at']).execute(),
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
  readonly opened_at: Instant;
}

/** Registers of every programme held here are known, also where they hold nothing; one held elsewhere is not. */
function registersOf(file: File, pack: ResolvedPack, past: Past): Pick<RuleFacts, 'awards' | 'applications'> {
  const programmes = [...new Set([pack.regulation.programme, ...past.editions.map(({ programme }) => programme)])];
  const own = <Row extends { applicant_id: string; programme: string }>(rows: readonly Row[], programme: string) =>
    rows.filter((row) => row.applicant_id === file.applicant_id && row.programme === programme);
  return {
    awards: Object.fromEntries(
      programmes.map((programme) => [
        registerKey('applicant', programme),
        own(past.awards, programme).map(
          (award): PastAward => ({
            tier: award.tier,
            awardedOn: award.awarded_on as Day,
            revokedOn: award.revoked_on,
            editionsAgo: editionsBetween(award.edition_id, file, past),
          }),
        ),
      ]),
    ),
    applications: Object.fromEntries(
      programmes.map((programme) => [
        registerKey('applicant', programme),
        own(past.applications, programme)
          .filter(({ id }) => id !== file.id)
          .map(({ track, edition_id, submitted_at, ended_step }) => ({
            track,
            sameEdition: edition_id === file.edition_id,
            year: submitted_at === null ? 0 : yearOf(dayOf(submitted_at)),
            stands: ended_step === null,
          })),
      ]),
    ),
  };
}

/** How many editions of its programme have opened since the one an award was won in, up to the case's own. */
function editionsBetween(edition: string, file: File, { editions }: Past): number | null {
  const won = editions.find(({ id }) => id === edition);
  if (!won) return null;
  return editions.filter(
    ({ programme, opened_at }) =>
      programme === won.programme && opened_at > won.opened_at && opened_at <= file.opened_at,
  ).length;
}
