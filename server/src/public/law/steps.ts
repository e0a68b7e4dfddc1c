import { holdersOf, isPerCase } from '@heng/domain/edition';
import { type CarriedBy, isOpen, type Step } from '@heng/domain/regulation';
import { bodyNames, type Law, lengthText, named, periodText, scopeText, stepName } from './law.ts';
import { type Mark, marksOf } from './marks.ts';
import { ruleText } from './rules.ts';
import { type Statement, stated } from './statements.ts';

/** One step of the procedure in words: who does what, on what papers, with what effect. */
export function stepStatement(law: Law, step: Step): Statement {
  const { words, t } = law;
  const path = `steps.${step.id}`;
  const scope = scopeText(law, step.for);
  return stated(law, path, step, sentence(law, step), {
    name: t(`${path}.name`, step.name),
    items: [
      scope,
      ...effects(law, step),
      ...(step.due === undefined ? [] : [words.step.due(periodText(law, step.due))]),
      ...(step.papers ?? []).map(({ paper, to = [] }, i) =>
        words.step.paper(t(`${path}.papers.${i}.paper`, paper), bodyNames(law, to)),
      ),
    ].filter(Boolean),
    does: words.does[doesOf(step)] ?? null,
    marks: stepMarks(law, step),
  });
}

function doesOf(step: Step): string {
  if (step.kind === 'notice' && isPerCase(step)) return 'ownNotice';
  return step.kind === 'review' && step.sheet === 'not-scored' ? 'defence' : step.kind;
}

/** What a step's block marks. How an objection inside an organisation ends is its own affair, not a silence of the law. */
export const stepMarks = (law: Law, step: Step): readonly Mark[] =>
  marksOf(law, step, `steps.${step.id}`, isPerCase(step) ? ['upheld'] : []);

/** How long a notice runs, in words; null: not stated. */
export function noticeLength(law: Law, step: Extract<Step, { kind: 'notice' }>): string | null {
  if (step.length === null) return null;
  if ('exactly' in step.length) return law.words.exactly(lengthText(law, step.length.exactly));
  return law.words.atLeast(lengthText(law, step.length.at_least));
}

function sentence(law: Law, step: Step): string {
  const { words, t, pack } = law;
  const say = words.step;
  const by = bodyNames(law, holdersOf(step));
  const makes = step.makes === undefined ? null : t(`steps.${step.id}.makes`, step.makes);
  const medium = (id: unknown) => (typeof id === 'string' ? named(law, 'media', id) : null);
  switch (step.kind) {
    case 'announcement':
      return say.announcement(by, medium(step.media), words.list(step.states.map((id) => named(law, 'states', id))));
    case 'application':
      return say.application(
        by,
        words.list(step.documents.map((id) => t(`documents.${id}.name`, pack.documents[id]?.name ?? id))),
      );
    case 'vetting': {
      const asked = (step.consults ?? []).flatMap(({ bodies }) => bodies);
      return say.vetting(by, bodyNames(law, asked), words.list(step.checks.map((id) => say.checks[id])), makes);
    }
    case 'notice':
      return say.notice(by, medium(step.media), noticeLength(law, step));
    case 'review': {
      const criteria = step.criteria === null ? undefined : pack.criteria[step.criteria];
      const how = [
        typeof step.sheet === 'string' ? words.values[step.sheet] : undefined,
        criteria && t(`criteria.${step.criteria}.name`, criteria.name),
      ].filter((one) => one !== undefined);
      return say.review(by, say.methods[step.method], how.join(' · '));
    }
    case 'survey':
      return say.survey(by, t(`steps.${step.id}.asks`, step.asks));
    case 'gate':
      return say.gate(
        by,
        words.list(step.pass.map((rule, i) => ruleText(law, rule, `steps.${step.id}.pass.${rule.id ?? i}`))),
      );
    case 'candidate-list': {
      const total = step.order_by === null ? undefined : pack.totals[step.order_by];
      const order =
        step.order_by === null
          ? null
          : total
            ? t(`totals.${step.order_by}.name`, total.name)
            : stepName(law, step.order_by);
      return say.candidates(by, order, makes);
    }
    case 'resolution':
      return say.resolution(by, say.effects[step.effect], carriedBy(law, step.carried_by));
    case 'ballot':
      return say.ballot(by, step.secret === true, carriedBy(law, step.carried_by));
    case 'approval':
      return say.approval(by, typeof step.sitting === 'string' ? t(`steps.${step.id}.sitting`, step.sitting) : null);
    case 'conferral':
      return say.conferral(
        by,
        typeof step.publishes === 'string' ? t(`steps.${step.id}.publishes`, step.publishes) : null,
      );
  }
}

function carriedBy({ words }: Law, carried: CarriedBy): string | null {
  if (carried === null || isOpen(carried) || !('of' in carried)) return null;
  const of = typeof carried.of === 'string' ? (words.step.of[carried.of] ?? carried.of) : '—';
  return words.step.share(carried.at_least ?? null, carried.more_than ?? null, of);
}

function effects(law: Law, step: Step): readonly string[] {
  const say = law.words.step;
  if (step.kind === 'application') return step.late === 'refused' ? [say.late] : [];
  if (step.kind !== 'notice' || step.upheld === null) return [];
  const { then, to, replacement } = step.upheld;
  const after = then === 'removed' ? say.removed : say.backTo(to === undefined ? '—' : stepName(law, to));
  return [after, ...(typeof replacement === 'string' ? [say.replacement[replacement]] : [])];
}

/** The one short thing under a step in the drawing: a legal length, a weight, a pass mark, or that the law is silent. */
export function chipOf(
  law: Law,
  step: Step,
): { readonly kind: 'due' | 'plain' | 'silent'; readonly text: string } | null {
  const { words, pack } = law;
  const say = words.chip;
  const short = (length: string) =>
    lengthText(law, length)
      .replace('个工作日', '工作日')
      .replace(/working days?/, say.workingDays.trim());
  switch (step.kind) {
    case 'notice':
      if (step.length === null) return { kind: 'silent', text: say.silent };
      return {
        kind: 'due',
        text: 'exactly' in step.length ? short(step.length.exactly) : say.least(short(step.length.at_least)),
      };
    case 'application':
      return { kind: 'plain', text: say.announced };
    case 'vetting':
      return step.consults?.some(({ due }) => due === null) ? { kind: 'silent', text: say.silent } : null;
    case 'review': {
      const share = Object.values(pack.totals)
        .map(({ parts }) => parts[step.id])
        .find((one) => typeof one === 'string');
      return typeof share === 'string' ? { kind: 'plain', text: say.weight(share) } : null;
    }
    case 'gate': {
      const mark = step.pass.flatMap((rule) =>
        rule.rule === 'score' && (typeof rule.at_least === 'number' || typeof rule.at_least === 'string')
          ? [rule.at_least]
          : [],
      )[0];
      return mark === undefined ? null : { kind: 'plain', text: `${say.least(String(mark))}${say.points}` };
    }
    case 'ballot':
    case 'resolution': {
      const carried = step.carried_by;
      if (carried === null || isOpen(carried) || !('of' in carried)) return null;
      return {
        kind: 'plain',
        text: carried.more_than === undefined ? say.least(carried.at_least ?? '') : say.more(carried.more_than),
      };
    }
    default:
      return step.due === undefined ? null : { kind: 'due', text: short(step.due) };
  }
}
