import { listCases, listRecommendations, readDraft, readFile, readForm } from '@heng/contract/intake';
import type { CaseId, EditionId } from '@heng/domain/language';
import { channelOf } from '@heng/domain/notice';
import { factNamed, type ResolvedPack } from '@heng/domain/regulation';
import { loadToday } from '../edition/reading/store.ts';
import { loadSteps } from '../edition/store.ts';
import { bodyName, namedStep } from '../edition/words.ts';
import { answers, type Mounted, type Reader } from '../http/mount.ts';
import { Problem } from '../http/problem.ts';
import { loadCases } from '../notice/cases/store.ts';
import { loadPackOf } from '../regulation/store.ts';
import { asMachine, type Tx, whichOf } from '../storage/index.ts';
import { loadCasesPage } from './cases-page/store.ts';
import { loadDocuments, loadDraftVersion, loadFacts, loadRecommendations, loadRelations } from './file/store.ts';
import { formOf, questionRow } from './form.ts';
import { loadDraft } from './store.ts';

/** Notices whose open objections hold nobody back. */
const freeNotices = (pack: ResolvedPack): readonly string[] =>
  pack.steps.flatMap((step) => (step.kind === 'notice' && channelOf(pack, step)?.blocks === false ? [step.id] : []));

const related = ({ relations }: Reader): readonly CaseId[] => [
  ...new Set([
    ...relations.own,
    ...relations.branches,
    ...relations.recommends,
    ...relations.asked,
    ...relations.assigned,
    ...relations.candidates,
  ]),
];

/** The case as decisions see it, without a lock, for what is told of this thing; null: there is none that the reader sees. */
async function loadOne(tx: Tx, thing: 'file' | 'draft', edition: EditionId, id: CaseId) {
  const [file] = (await asMachine(tx, { thing, edition, case: id }, () => loadCases(tx, edition, [id]))) ?? [];
  return file ?? null;
}

export const intakeRoutes: readonly Mounted[] = [
  answers(listCases, async ({ tx, params, query, scope, scopeOf, reader }) => {
    const { mine, ...asked } = query;
    const free = query.blocked === undefined ? [] : freeNotices(await loadPackOf(tx, params.edition));
    const { rows, total } = await loadCasesPage(tx, params.edition, {
      ...asked,
      free,
      mine: mine === true ? related(reader) : null,
      seen: scope,
      results: scopeOf('score'),
      objections: scopeOf('objection'),
      allSheets: scopeOf('sheet').all,
    });
    const isHeld = rows.some(({ held }) => held !== null);
    const holdsNobody = isHeld ? freeNotices(await loadPackOf(tx, params.edition)) : [];
    return {
      items: rows.map((row) => ({
        id: row.id,
        number: row.number,
        applicant: row.applicant_id,
        name: row.name,
        industry: row.industry,
        track: row.track,
        kind: row.kind,
        tier: row.tier,
        submittedAt: row.submitted_at,
        state: row.state,
        ended: row.ended_step === null ? null : { step: row.ended_step, why: row.ended_why ?? '' },
        blocked: row.held?.some((step) => !holdsNobody.includes(step)) ?? false,
        score: row.scored
          ? { step: row.review, sheets: row.sheets, mean: row.mean, total: row.total, place: row.place }
          : null,
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  answers(readFile, async ({ tx, params, may, reader }) => {
    const pack = await loadPackOf(tx, params.edition);
    const secrets = may('trade-secret', params.case);
    // What departments and the office have reported belongs to vetting: a party is told it, and who decides; else each department its own.
    const isParty = [...reader.relations.own, ...reader.relations.branches].some((id) => id === params.case);
    const told = isParty || may('vetting', params.case) || may('candidates', params.case);
    const departments = may('opinion', params.case) ? reader.seats.map(({ body, of }) => of ?? body) : [];
    const facts = (await loadFacts(tx, params.case)).filter(
      ({ source, of }) => told || !['department', 'office'].includes(source) || departments.includes(of),
    );
    // That there is such a paper is told to all who see the file; what it is, to those alone who may know.
    const documents = await loadDocuments(tx, params.edition, params.case);
    const relations = await loadRelations(tx, params.case);
    return {
      facts: facts.map(({ fact, source, of, value, at }) => ({
        ...{ fact, source, value, at },
        of: whichOf(of),
        name: factNamed(pack, fact)?.name ?? fact,
      })),
      documents: documents.map(({ document, by, sha256, trade_secret, valid_until, endless, at }) => {
        const isSeen = !trade_secret || secrets;
        return {
          ...{ document, by, at },
          name: pack.documents[document]?.name ?? document,
          tradeSecret: trade_secret,
          sha256: isSeen ? sha256 : null,
          validUntil: isSeen ? valid_until : null,
          endless: isSeen && endless,
        };
      }),
      relations: relations.map(({ about, id, name }) => ({ about, applicant: id, name })),
    };
  }),

  answers(readForm, async ({ tx, params }) => {
    const pack = await loadPackOf(tx, params.edition);
    const file = await loadOne(tx, 'file', params.edition, params.case);
    if (!file) return new Problem('not-found');
    const { step, questions, documents, declarations } = formOf(pack, file, await loadToday(tx));
    const state = (await loadSteps(tx, params.edition)).find((one) => one.step === step?.id);
    return {
      step: step && namedStep(pack, step.id),
      opensOn: state?.opensOn ?? null,
      closesOn: state?.closesOn ?? null,
      questions: questions.map((question) => questionRow(pack, question)),
      ...{ documents, declarations },
    };
  }),

  answers(readDraft, async ({ tx, params }) => {
    const pack = await loadPackOf(tx, params.edition);
    const file = await loadOne(tx, 'draft', params.edition, params.case);
    if (!file) return new Problem('not-found');
    const { facts: answered, sha256 } = await loadDraft(tx, params.case);
    const { questions, documents } = formOf(pack, file, await loadToday(tx));
    const isFilled = (fact: string): boolean => (answered[fact] ?? null) !== null;
    return {
      version: await loadDraftVersion(tx, params.case),
      answers: answered,
      sha256,
      asked: questions.length,
      filled: questions.filter(({ id }) => isFilled(id)).length,
      missing: questions
        .filter(({ id }) => !isFilled(id))
        .map(({ id, fact, needed }) => ({ fact: id, name: fact.name, needed })),
      papers: documents
        .filter(({ asked, onFile }) => asked !== false && !onFile)
        .map(({ document, name, by }) => ({ document, name, by })),
      submittedAt: file.submittedAt,
    };
  }),

  answers(listRecommendations, async ({ tx, params }) => {
    const pack = await loadPackOf(tx, params.edition);
    const rows = await loadRecommendations(tx, params.case);
    return {
      recommendations: rows.map(({ body, of, recommended, reasons, at }) => ({
        ...{ body, recommended, reasons, at },
        name: bodyName(pack, body),
        of: whichOf(of),
      })),
    };
  }),
];
