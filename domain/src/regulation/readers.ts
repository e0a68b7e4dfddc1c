import type { Pack, Rule, Step } from './pack.ts';

/** The first step that reads the value at this path, and therefore waits for it; null: none does. */
export function firstReader(pack: Pack, path: string): string | null {
  const [section = '', id = '', field = ''] = path.split('.');
  return pack.steps.find((step) => readerOf[section]?.(step, pack, id, field) ?? false)?.id ?? null;
}

type Reads = (step: Step, pack: Pack, id: string, field: string) => boolean;

const isConferral: Reads = (step) => step.kind === 'conferral';
const isVetting: Reads = (step) => step.kind === 'vetting' && step.checks.includes('eligibility');
const listsWinners = (step: Step): boolean => ['candidate-list', 'resolution', 'ballot'].includes(step.kind);

const readerOf: Readonly<Record<string, Reads>> = {
  steps: (step, _pack, id) => step.id === id,
  bodies: (step, pack, id) => worksIn(step, id) || (step.kind === 'review' && worksIn(step, makerOf(pack, id))),
  criteria: (step, _pack, id) => step.kind === 'review' && step.criteria === id,
  totals: (step, _pack, id) => readsScore(step, id),
  conditions: isVetting,
  disqualifiers: isVetting,
  documents: (step, pack, id) => pack.documents[id]?.due === step.id,
  form: (step, _pack, id) => step.id === id,
  declarations: (step) => step.kind === 'application',
  fees: (step) => step.kind === 'application',
  channels: (step, _pack, id) => step.kind === 'notice' && step.objections === id,
  tiers: (step, _pack, _id, field) =>
    field === 'valid'
      ? step.kind === 'conferral'
      : field === 'vacancy'
        ? listsWinners(step)
        : step.kind === 'announcement' || step.kind === 'application',
  quotas: (step, pack, id) => quotaReader(pack.quotas.find((quota) => quota.id === id)?.counts)(step),
  receives: isConferral,
  grants: isConferral,
  undertakings: (step) => step.kind === 'review',
};

const worksIn = (step: Step, body: string | null): boolean =>
  body !== null && ([step.by].flat().includes(body) || step.delegable_to === body);

/** The body that reviews by teams of this one. */
function makerOf({ bodies }: Pack, id: string): string | null {
  const team = bodies[id];
  return (team?.role === 'team' && team.created_by) || null;
}

function quotaReader(counts: 'winners' | 'recommendations' | 'shortlisted' = 'winners'): (step: Step) => boolean {
  if (counts === 'recommendations') return (step) => step.kind === 'application';
  return counts === 'shortlisted' ? (step) => step.kind === 'gate' : listsWinners;
}

/** A gate that compares or ranks this total or step, or a list in its order. */
export function readsScore(step: Step, id: string): boolean {
  if (step.kind === 'candidate-list') return step.order_by === id;
  return step.kind === 'gate' && step.pass.some((rule) => scoresIn(rule).includes(id));
}

/** The totals and steps whose points a rule reads, its parts included. */
export function scoresIn(rule: Rule): readonly string[] {
  const own = rule.rule === 'score' ? [rule.of] : rule.rule === 'place' ? [rule.by] : [];
  const parts = rule.rule === 'all' || rule.rule === 'any' || rule.rule === 'none' ? rule.of.flatMap(scoresIn) : [];
  return [...own, ...parts, ...(rule.when ? scoresIn(rule.when) : [])];
}
