import { isOpen, type ResolvedPack, type Step } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import {
  bodiesWords,
  bodyWords,
  type Context,
  join,
  type Line,
  length,
  line,
  nameIn,
  period,
  say,
  stepWords,
  textAt,
  worded,
} from './context.ts';
import { ruleLine, scopeWords, scoreWords } from './rules.ts';

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** One step of the procedure: who holds it, for whom, its period, gate, majority, papers and what follows, each with its article and marks. */
export function explainStep(context: Context, step: Step): Line {
  const path = `steps.${step.id}`;
  const scope = scopeWords(context, step.for);
  const head = say`${textAt(context, `${path}.name`)}，由${bodiesWords(context, step.by)}办理|${textAt(context, `${path}.name`)}, held by ${bodiesWords(context, step.by)}`;
  const words = scope ? say`${head}（限${scope}）|${head} (only ${scope})` : head;
  const at = (field: string, said: Words) => line(context, `${path}.${field}`, said);
  return line(context, path, words, [
    ...ownLines(context, step),
    step.due !== undefined && at('due', say`期限：${period(context, step.due)}|due: ${period(context, step.due)}`),
    step.delegable_to !== undefined &&
      at(
        'delegable_to',
        say`可以委托${bodyWords(context, step.delegable_to)}|may be delegated to ${bodyWords(context, step.delegable_to)}`,
      ),
    ...(step.papers ?? []).map(({ to }, i) =>
      line(
        context,
        `${path}.papers.${i}`,
        to
          ? say`出具${textAt(context, `${path}.papers.${i}.paper`)}，送${bodiesWords(context, to)}|${textAt(context, `${path}.papers.${i}.paper`)}, to ${bodiesWords(context, to)}`
          : say`出具${textAt(context, `${path}.papers.${i}.paper`)}|${textAt(context, `${path}.papers.${i}.paper`)}`,
      ),
    ),
    step.makes !== undefined &&
      at('makes', say`形成${textAt(context, `${path}.makes`)}|makes: ${textAt(context, `${path}.makes`)}`),
    step.fixes !== undefined && at('fixes', say`这一天是获奖之日|this day is the award date`),
  ]);
}

function ownLines(context: Context, step: Step): readonly (Line | false)[] {
  const path = `steps.${step.id}`;
  const at = (field: string, said: Words, under: readonly Line[] = []) =>
    line(context, `${path}.${field}`, said, under);
  switch (step.kind) {
    case 'announcement':
      return [
        typeof step.media === 'string' &&
          at(
            'media',
            say`在${nameIn(context, 'media', step.media)}发布|published in: ${nameIn(context, 'media', step.media)}`,
          ),
        step.states.length > 0 &&
          at(
            'states',
            say`写明${join(step.states.map((id) => nameIn(context, 'states', id)))}|states: ${join(step.states.map((id) => nameIn(context, 'states', id)))}`,
          ),
      ];
    case 'application':
      return [
        ...step.documents.map((id) =>
          line(
            context,
            `documents.${id}`,
            say`交${textAt(context, `documents.${id}.name`)}|hand in: ${textAt(context, `documents.${id}.name`)}`,
          ),
        ),
        step.late !== null && at('late', worded(step.late)),
        typeof step.incomplete === 'string' && at('incomplete', worded(step.incomplete)),
      ];
    case 'vetting':
      return [
        at('checks', say`审查${join(step.checks.map(worded))}|checks ${join(step.checks.map(worded))}`),
        ...(step.consults ?? []).map(({ bodies }, i) =>
          line(
            context,
            `${path}.consults.${i}`,
            say`征求${bodiesWords(context, bodies)}意见|asks ${bodiesWords(context, bodies)}`,
          ),
        ),
        typeof step.ineligible === 'string' &&
          at('ineligible', say`不合格的，${worded(step.ineligible)}|the ineligible are ${worded(step.ineligible)}`),
      ];
    case 'notice':
      return noticeLines(context, step);
    case 'review':
      return reviewLines(context, step);
    case 'survey':
      return [at('asks', textAt(context, `${path}.asks`))];
    case 'gate':
      return step.pass.map((rule, i) => ruleLine(context, `${path}.pass.${rule.id ?? i}`, rule));
    case 'candidate-list':
      return [
        step.order_by !== null &&
          at(
            'order_by',
            say`按${scoreWords(context, step.order_by)}排序|in the order of ${scoreWords(context, step.order_by)}`,
          ),
        step.each !== undefined &&
          at('each', say`按${join(step.each.map(worded))}分列|one list for each ${join(step.each.map(worded))}`),
        typeof step.departures === 'string' && at('departures', worded(step.departures)),
        typeof step.choose === 'number' && at('choose', say`至多${step.choose}个|at most ${step.choose}`),
      ];
    case 'resolution':
      return [at('effect', worded(step.effect)), ...majorityLines(context, step)];
    case 'ballot':
      return [
        step.secret === true && at('secret', say`无记名投票|the ballot is secret`),
        at('each', say`分${join(step.each.map(worded))}表决|a vote for each ${join(step.each.map(worded))}`),
        ...majorityLines(context, step),
      ];
    case 'approval':
      return [
        at(
          'of',
          say`审定${worded(step.of)}（${worded(step.effect)}）|approves ${worded(step.of)} (${worded(step.effect)})`,
        ),
        typeof step.sitting === 'string' &&
          at(
            'sitting',
            say`会议：${textAt(context, `${path}.sitting`)}|sitting: ${textAt(context, `${path}.sitting`)}`,
          ),
      ];
    case 'conferral':
      return [
        typeof step.publishes === 'string' &&
          at(
            'publishes',
            say`公布${textAt(context, `${path}.publishes`)}|publishes: ${textAt(context, `${path}.publishes`)}`,
          ),
      ];
  }
}

function noticeLines(context: Context, step: StepOf<'notice'>): readonly (Line | false)[] {
  const path = `steps.${step.id}`;
  const { length: period, upheld } = step;
  const long =
    period === null
      ? null
      : 'exactly' in period
        ? say`${length(period.exactly)}|${length(period.exactly)}`
        : say`不少于${length(period.at_least)}|at least ${length(period.at_least)}`;
  return [
    long !== null &&
      line(
        context,
        `${path}.length`,
        say`公示${long}，公布当日不计|shown for ${long}; the day of publication is not counted`,
      ),
    typeof step.media === 'string' &&
      line(
        context,
        `${path}.media`,
        say`在${nameIn(context, 'media', step.media)}公示|shown in: ${nameIn(context, 'media', step.media)}`,
      ),
    step.objections !== null &&
      line(
        context,
        `${path}.objections`,
        say`可以提出${textAt(context, `channels.${step.objections}.name`)}|objections by: ${textAt(context, `channels.${step.objections}.name`)}`,
      ),
    upheld !== null &&
      line(
        context,
        `${path}.upheld`,
        say`异议成立的，${worded(upheld.then)}${upheld.to ? say`“${stepWords(context, upheld.to)}”| to “${stepWords(context, upheld.to)}”` : ''}${typeof upheld.replacement === 'string' ? say`，${worded(upheld.replacement)}|; ${worded(upheld.replacement)}` : ''}|if upheld: ${worded(upheld.then)}${upheld.to ? say`| to “${stepWords(context, upheld.to)}”` : ''}${typeof upheld.replacement === 'string' ? say`|; ${worded(upheld.replacement)}` : ''}`,
      ),
  ];
}

function reviewLines(context: Context, step: StepOf<'review'>): readonly (Line | false)[] {
  const path = `steps.${step.id}`;
  return [
    line(
      context,
      `${path}.method`,
      typeof step.sheet === 'string'
        ? say`${worded(step.method)}，${worded(step.sheet)}|${worded(step.method)}, ${worded(step.sheet)}`
        : worded(step.method),
    ),
    step.criteria !== null &&
      line(
        context,
        `criteria.${step.criteria}`,
        say`标准：${textAt(context, `criteria.${step.criteria}.name`)}|criteria: ${textAt(context, `criteria.${step.criteria}.name`)}`,
      ),
    typeof step.combine === 'string' &&
      line(
        context,
        `${path}.combine`,
        say`各人分数以${worded(step.combine)}合成|scores are combined by ${worded(step.combine)}`,
      ),
    ...weights(context.pack, step.id).map(({ path: part, total, share }) =>
      line(
        context,
        part,
        typeof share === 'string'
          ? say`占${scoreWords(context, total)}的${share}|${share} of ${scoreWords(context, total)}`
          : say`在${scoreWords(context, total)}中的比重待定|its share of ${scoreWords(context, total)} is still to be decided`,
      ),
    ),
  ];
}

/** The totals a step's points go into, and with what share; one left to the edition is open. */
function weights(pack: ResolvedPack, step: string) {
  return Object.entries(pack.totals).flatMap(([total, { parts }]) =>
    Object.hasOwn(parts, step) ? [{ path: `totals.${total}.parts.${step}`, total, share: parts[step] ?? null }] : [],
  );
}

function majorityLines(context: Context, step: StepOf<'ballot'> | StepOf<'resolution'>): readonly (Line | false)[] {
  const path = `steps.${step.id}`;
  const { quorum, carried_by } = step;
  const quorate =
    typeof quorum === 'string' && line(context, `${path}.quorum`, say`到会${quorum}方可举行|a quorum of ${quorum}`);
  if (carried_by === null || isOpen(carried_by)) {
    return [
      quorate,
      carried_by === null &&
        line(
          context,
          `${path}.carried_by`,
          say`照记票数，结果由该机构宣布，平台不计算|votes are recorded and the body declares the outcome; nothing is computed`,
        ),
    ];
  }
  const base =
    typeof carried_by.of === 'string' ? worded(carried_by.of) : say`未写明的分母|a base that is not laid down`;
  const share =
    carried_by.at_least !== undefined
      ? say`不少于${base}的${carried_by.at_least}|at least ${carried_by.at_least} of ${base}`
      : say`超过${base}的${carried_by.more_than ?? ''}|more than ${carried_by.more_than ?? ''} of ${base}`;
  return [quorate, line(context, `${path}.carried_by`, say`${share}方为通过|carried by ${share}`)];
}
