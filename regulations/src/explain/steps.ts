import { holdersOf, isPerCase } from '@heng/domain/edition';
import { isOpen, type ResolvedPack, type Step } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import {
  type Context,
  length,
  nameIn,
  namesIn,
  period,
  scoreWords,
  stepWords,
  textAt,
  textsAt,
  theBodies,
  worded,
} from './context.ts';
import { type Line, line } from './line.ts';
import { ruleLine, ruleWords } from './rules.ts';
import { list, nothing, say, sayOf } from './say.ts';
import { scopeLine } from './scopes.ts';
import { approvedWords } from './words.ts';

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;
type Lines = readonly (Line | false)[];

/** One step of the procedure: who does what, for whom, its period, gate, majority, papers and what follows, each with its article and marks. */
export function explainStep(context: Context, step: Step): Line {
  const path = `steps.${step.id}`;
  const makes = step.makes === undefined || step.kind === 'candidate-list' ? null : textAt(context, `${path}.makes`);
  const words = say('$1$2', '$1$2', stepSays(context, step), sayOf('，形成$1', ' and draws up the $1', makes));
  const at = (field: string, said: Words) => line(context, `${path}.${field}`, said);
  const under = [
    scopeLine(context, path, step.for),
    step.when && at('when', say('只在$1时进行', 'only if $1', ruleWords(context, step.when))),
    ...ownLines(context, step),
    step.due !== undefined && at('due', say('期限：$1', 'time: $1', period(context, step.due))),
    step.season !== undefined &&
      at('season', say('时节：$1 至 $2', 'season: $1 to $2', step.season.from, step.season.to)),
    step.delegable_to !== undefined &&
      at('delegable_to', say('可以委托$1', 'may be delegated to $1', theBodies(context, step.delegable_to))),
    ...(step.papers ?? []).map(({ to }, i) => {
      const sent = sayOf('，送$1', ', sent to $1', to && theBodies(context, to));
      return at(`papers.${i}`, say('出具“$1”$2', 'paper: $1$2', textAt(context, `${path}.papers.${i}.paper`), sent));
    }),
    step.fixes !== undefined && at('fixes', say('获奖之日以此为准', 'this day is the day of the award')),
  ];
  return line(context, path, words, under, textAt(context, `${path}.name`));
}

function stepSays(context: Context, step: Step): Words {
  const path = `steps.${step.id}`;
  const by = theBodies(context, holdersOf(step));
  const medium = (id: unknown) => sayOf('在$1', ' ($1)', typeof id === 'string' ? nameIn(context, 'media', id) : null);
  const text = (field: string, value: unknown) =>
    typeof value === 'string' ? textAt(context, `${path}.${field}`) : null;
  switch (step.kind) {
    case 'announcement':
      return say('$1$2发布公告', '$1 publishes an announcement$2', by, medium(step.media));
    case 'application':
      return say('$1按公告的时限申报', '$1 applies within the time announced', by);
    case 'vetting':
      return say('$1审查$2', '$1 checks $2', by, list(step.checks.map(worded)));
    case 'notice':
      return say(isPerCase(step) ? '$1$2公示' : '$1$2向社会公示', '$1 posts the notice$2', by, medium(step.media));
    case 'review': {
      const sheet = sayOf('，$1', ', $1', typeof step.sheet === 'string' ? worded(step.sheet) : null);
      // Others present, and who reviews listens.
      return step.method === 'presentation' || step.method === 'defence'
        ? say('$1听取$2$3', '$1 hears $2$3', by, worded(step.method), sheet)
        : say('$1进行$2$3', '$1 holds $2$3', by, worded(step.method), sheet);
    }
    case 'survey':
      return say('$1调查：$2', '$1 surveys: $2', by, textAt(context, `${path}.asks`));
    case 'gate':
      return say('$1确定哪些申报通过', '$1 determines which applications pass', by);
    case 'candidate-list': {
      const order = sayOf(
        '按$1的次序',
        ' in the order of the $1',
        step.order_by === null ? null : scoreWords(context, step.order_by),
      );
      const makes = text('makes', step.makes) ?? say('候选名单', 'list of candidates');
      return say('$1$2提出$3', '$1 draws up the $3$2', by, order, makes);
    }
    case 'resolution':
      return say('$1集体$2', '$1 $2', by, worded(step.effect));
    case 'ballot':
      return say(
        '$1$2投票',
        '$1 votes$2',
        by,
        step.secret === true ? say('以无记名方式', ' by secret ballot') : nothing,
      );
    case 'approval': {
      const sitting = sayOf('$1', ', in its $1,', text('sitting', step.sitting));
      const effect =
        step.effect === 'final'
          ? say('，为最终决定', ', finally')
          : say('，结果待公示', ', before it is shown to the public');
      return say('$1$2审定$3$4', '$1$2 approves $3$4', by, sitting, approvedWords[step.of] ?? step.of, effect);
    }
    case 'conferral': {
      const how = sayOf('以$1', ' by $1', text('publishes', step.publishes));
      return say('$1$2公布结果并授奖', '$1 publishes the result$2 and confers the award', by, how);
    }
  }
}

function ownLines(context: Context, step: Step): Lines {
  const path = `steps.${step.id}`;
  const at = (field: string, said: Words) => line(context, `${path}.${field}`, said);
  switch (step.kind) {
    case 'announcement':
      return [
        step.states.length > 0 &&
          at('states', say('载明$1', 'it states the $1', namesIn(context, 'states', step.states))),
      ];
    case 'application':
      return [
        step.documents.length > 0 &&
          at(
            'documents',
            say('交$1', 'handed in: $1', list(step.documents.map((id) => textAt(context, `documents.${id}.name`)))),
          ),
        step.late !== null && at('late', worded(step.late)),
        typeof step.incomplete === 'string' && at('incomplete', worded(step.incomplete)),
      ];
    case 'vetting':
      return [
        ...(step.consults ?? []).map(({ bodies, joint }, i) => {
          const whom = theBodies(context, bodies);
          const said = joint
            ? say('会同$1审查', 'checked jointly with $1', whom)
            : say('征求$1的意见', 'opinions are asked of $1', whom);
          return at(`consults.${i}`, said);
        }),
        typeof step.ineligible === 'string' &&
          at('ineligible', say('不合格的，$1', 'the ineligible are $1', worded(step.ineligible))),
      ];
    case 'notice':
      return noticeLines(context, step);
    case 'review':
      return reviewLines(context, step);
    case 'gate':
      return step.pass.map((rule, i) => ruleLine(context, `${path}.pass.${rule.id ?? i}`, rule));
    case 'candidate-list':
      return [
        step.each !== undefined && at('each', say('按$1分列', 'one list for each $1', list(step.each.map(worded)))),
        typeof step.departures === 'string' && at('departures', worded(step.departures)),
        step.considers !== undefined &&
          at('considers', say('兼顾$1', 'considering $1', textsAt(context, `${path}.considers`, step.considers))),
        typeof step.choose === 'number' && at('choose', say('至多 $1 个', 'at most $1', step.choose)),
      ];
    case 'resolution':
      return majorityLines(context, step);
    case 'ballot':
      return [
        at('each', say('分$1表决', 'a vote for each $1', list(step.each.map(worded)))),
        ...majorityLines(context, step),
      ];
    default:
      return [];
  }
}

/** How long a notice runs, in words; null: the text does not say. */
export function noticeLengthWords({ length: long }: StepOf<'notice'>): Words | null {
  if (long === null) return null;
  return 'exactly' in long ? length(long.exactly) : say('不少于 $1', 'at least $1', length(long.at_least));
}

function noticeLines(context: Context, step: StepOf<'notice'>): Lines {
  const path = `steps.${step.id}`;
  const { upheld, objections } = step;
  const long = noticeLengthWords(step);
  return [
    long !== null &&
      line(
        context,
        `${path}.length`,
        say('期限：$1，发布当日不计', 'for $1, the day of publication not counted', long),
      ),
    objections !== null &&
      line(
        context,
        `${path}.objections`,
        say('可以提出$1', 'open to: $1', textAt(context, `channels.${objections}.name`)),
      ),
    objections === null &&
      upheld !== null &&
      line(
        context,
        `${path}.objections`,
        say(
          '可以提出异议：由平台的渠道收，不是办法所定',
          'open to objections, by the platform’s own channel, not the regulation’s',
        ),
      ),
    upheld !== null && line(context, `${path}.upheld`, upheldWords(context, upheld)),
  ];
}

function upheldWords(context: Context, { then, to, replacement }: NonNullable<StepOf<'notice'>['upheld']>): Words {
  const effect =
    then === 'removed'
      ? say('移出名单', 'takes the applicant off the list')
      : say('退回$1', 'sends it back$1', sayOf('“$1”', ' to “$1”', to === undefined ? null : stepWords(context, to)));
  const seat = sayOf('，$1', '; $1', typeof replacement === 'string' ? worded(replacement) : null);
  return say('异议成立的，$1$2', 'an upheld objection $1$2', effect, seat);
}

function reviewLines(context: Context, step: StepOf<'review'>): Lines {
  const path = `steps.${step.id}`;
  return [
    step.criteria !== null &&
      pointer(
        line(
          context,
          `criteria.${step.criteria}`,
          say('标准：$1', 'criteria: $1', textAt(context, `criteria.${step.criteria}.name`)),
        ),
      ),
    step.attended_by !== undefined &&
      line(context, `${path}.attended_by`, say('须到会：$1', 'attended by $1', theBodies(context, step.attended_by))),
    typeof step.combine === 'string' &&
      line(context, `${path}.combine`, say('各人分数以$1合成', 'scores are combined by $1', worded(step.combine))),
    ...weights(context.pack, step.id).map(({ path: part, total, share }) =>
      line(
        context,
        part,
        typeof share === 'string'
          ? say('占$1的 $2', '$2 of the $1', scoreWords(context, total), share)
          : say('在$1中的比重待定', 'its share of the $1 is still to be decided', scoreWords(context, total)),
      ),
    ),
  ];
}

/** What another line says in full, with its marks. */
const pointer = (one: Line): Line => ({ ...one, marks: [] });

/** The totals a step's points go into, and with what share; one left to the edition is open. */
function weights(pack: ResolvedPack, step: string) {
  return Object.entries(pack.totals).flatMap(([total, { parts }]) =>
    Object.hasOwn(parts, step) ? [{ path: `totals.${total}.parts.${step}`, total, share: parts[step] ?? null }] : [],
  );
}

function majorityLines(context: Context, step: StepOf<'ballot'> | StepOf<'resolution'>): Lines {
  const path = `steps.${step.id}`;
  const { quorum, carried_by } = step;
  const quorate =
    typeof quorum === 'string' && line(context, `${path}.quorum`, say('到会 $1 方可举行', 'a quorum of $1', quorum));
  if (isOpen(carried_by)) return [quorate];
  if (carried_by === null) {
    const declared = say(
      '照记票数，结果由该机构宣布，平台不计算',
      'votes are recorded and the body declares the outcome; nothing is computed',
    );
    return [quorate, line(context, `${path}.carried_by`, declared)];
  }
  const base =
    typeof carried_by.of === 'string' ? worded(carried_by.of) : say('未写明的基数', 'a base that is not laid down');
  const share =
    carried_by.at_least !== undefined
      ? say('不少于$1的 $2', 'at least $2 of $1', base, carried_by.at_least)
      : say('超过$1的 $2', 'more than $2 of $1', base, carried_by.more_than ?? '');
  return [quorate, line(context, `${path}.carried_by`, say('赞成票$1 方为通过', 'carried by $1', share))];
}
