import { applicationStepFor, type Question, questionsFor } from '@heng/domain/intake';
import type { Day } from '@heng/domain/language';
import { applies, contextOf } from '@heng/domain/notice';
import { articleOf, type ResolvedPack } from '@heng/domain/regulation';
import type { NumberedCase } from '../notice/cases/store.ts';

/** What the form asks of a case, as it stands on a day. */
export function formOf(pack: ResolvedPack, file: NumberedCase, today: Day) {
  const step = applicationStepFor(pack, file);
  const context = contextOf({ pack }, file, today);
  const asked = questionsFor(pack, step, file.facts, context);
  const documents = Object.entries(pack.documents).filter(([, { due }]) => due === step?.id);
  return {
    step,
    questions: asked.filter(({ fact }) => fact.from.includes('applicant')),
    documents: documents.map(([id, document]) => ({
      document: id,
      name: document.name,
      by: document.by,
      article: articleOf(document),
      limit: document.limit ?? null,
      content: document.content ?? [],
      asked: applies(document, file.facts, context, `documents.${id}`).in,
      onFile: Object.hasOwn(file.facts.documents, id),
    })),
    declarations: pack.declarations
      .filter(({ by }) => by === 'applicant')
      .map((one) => ({ id: one.id, says: one.says, article: articleOf(one) })),
  };
}

export function questionRow(pack: ResolvedPack, { id, fact, needed, article }: Question) {
  const { type } = fact;
  const scale = typeof type === 'object' && 'scale' in type ? (pack.scales[type.scale] ?? []) : null;
  return {
    fact: id,
    name: fact.name,
    type,
    unit: fact.unit ?? null,
    from: fact.from,
    needed,
    evidence: fact.evidence === true,
    article,
    scale,
  };
}
