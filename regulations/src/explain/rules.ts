import { isOpen, type Rule, type RuleGroup, type Scope } from '@heng/domain/regulation';
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
  textAt,
} from './context.ts';

/** For whom: a scope in words, or null where it is for everybody. */
export function scopeWords(context: Context, scope: Scope | undefined): Words | null {
  if (!scope) return null;
  const { tracks = [], tiers = [], kinds = [], where = {} } = scope;
  const kindName = (kind: string): Words => {
    const track = Object.keys(context.pack.tracks).find((id) => context.pack.tracks[id]?.kinds[kind] !== undefined);
    return textAt(context, `tracks.${track}.kinds.${kind}`);
  };
  return join([
    ...tracks.map((id) => textAt(context, `tracks.${id}.name`)),
    ...tiers.map((id) => textAt(context, `tiers.${id}.name`)),
    ...kinds.map(kindName),
    ...Object.entries(where).map(([fact, wanted]) => factIs(context, fact, [wanted].flat())),
  ]);
}

const factWords = ({ pack, en }: Context, fact: string): Words => {
  const zh = pack.facts[fact]?.name ?? fact;
  return { zh, en: en[`facts.${fact}.name`] ?? zh };
};

function factIs(context: Context, fact: string, values: readonly (string | number | boolean)[]): Words {
  const name = factWords(context, fact);
  if (values.length === 1 && values[0] === true) return name;
  if (values.length === 1 && values[0] === false) return say`非${name}|not ${name}`;
  const type = context.pack.facts[fact]?.type;
  const choices = typeof type === 'object' && 'choices' in type ? type.choices : {};
  const said = join(
    values.map((value) => {
      const zh = choices[String(value)] ?? String(value);
      return { zh, en: context.en[`facts.${fact}.type.choices.${value}`] ?? zh };
    }),
    '或',
    ' or ',
  );
  return say`${name}为${said}|${name}: ${said}`;
}

/** A rule in words of its own; what it means in short is its `says`, where it has one. */
export function ruleWords(context: Context, rule: Rule): Words {
  const given = (value: unknown): Words =>
    isOpen(value) ? say`待定的分数|a mark still to be decided` : { zh: String(value), en: String(value) };
  switch (rule.rule) {
    case 'all':
      return join(
        rule.of.map((part) => ruleWords(context, part)),
        '，且',
        ' and ',
      );
    case 'any':
      return join(
        rule.of.map((part) => ruleWords(context, part)),
        '，或',
        ' or ',
      );
    case 'none':
      return say`没有下列任一情形：${join(rule.of.map((part) => ruleWords(context, part)))}|none of: ${join(rule.of.map((part) => ruleWords(context, part)))}`;
    case 'compare':
      return rule.is !== undefined || rule.in !== undefined
        ? factIs(context, rule.fact, [rule.is ?? rule.in ?? []].flat())
        : bounded(rule, factWords(context, rule.fact));
    case 'years-since':
      return say`${factWords(context, rule.fact)}已满${length(rule.at_least)}|${length(rule.at_least)} since ${factWords(context, rule.fact)}`;
    case 'yearly':
      return bounded(
        rule,
        say`最近${length(rule.last)}${rule.years === 'every' ? '每年' : '任一年'}${factWords(context, rule.fact)}|${factWords(context, rule.fact)} in ${rule.years} of the last ${length(rule.last)}`,
      );
    case 'record':
      return say`${rule.within ? period(context, rule.within) : ''}有${factWords(context, rule.of)}|a record of ${factWords(context, rule.of)}${rule.within ? ', ' : ''}${rule.within ? period(context, rule.within) : ''}`;
    case 'rank': {
      const facts = join(rule.facts.map((fact) => factWords(context, fact)));
      const place =
        typeof rule.at_most === 'number'
          ? say`前${rule.at_most}名|among the first ${rule.at_most}`
          : say`前列（由人认定）|in front (needs judgement)`;
      return say`${facts}${rule.need === 'any' ? '之一' : '全部'}在${nameIn(context, 'scope', rule.scope)}${nameIn(context, 'among', rule.among)}${place}|${rule.need} of ${facts} ${place}, ${nameIn(context, 'among', rule.among)}, ${nameIn(context, 'scope', rule.scope)}`;
    }
    case 'document':
      return say`有${textAt(context, `documents.${rule.document}.name`)}|${textAt(context, `documents.${rule.document}.name`)} on file`;
    case 'recommended-by':
      return say`经${bodiesWords(context, rule.any ?? rule.all ?? [])}${rule.any ? '之一' : '全部'}推荐|recommended by ${rule.any ? 'one of' : 'all of'} ${bodiesWords(context, rule.any ?? rule.all ?? [])}`;
    case 'judgement':
      return rule.by === null
        ? say`由人认定|needs judgement`
        : say`由${bodyWords(context, rule.by)}认定|found by ${bodyWords(context, rule.by)}`;
    case 'obligation': {
      const is = { missed: say`到期未履行|missed`, refused: say`拒绝履行|refused`, breached: say`违反|breached` }[
        rule.is
      ];
      return say`${is}所定义务或用途|a duty or rule of use ${is}`;
    }
    case 'past-award':
      return say`${rule.within ? period(context, rule.within) : ''}曾得过${rule.same_tier ? '同一' : ''}奖项|${rule.same_tier ? 'the same' : 'an'} award${rule.within ? ' ' : ''}${rule.within ? period(context, rule.within) : ''}`;
    case 'other-application':
      return rule.in === 'same-edition'
        ? say`同届另有申报|another application in the same edition`
        : say`同年另有申报|another application in the same year`;
    case 'score':
      return rule.at_least !== undefined
        ? say`${scoreWords(context, rule.of)}不低于${given(rule.at_least)}（含）|${scoreWords(context, rule.of)} at least ${given(rule.at_least)}, compared before rounding`
        : say`${scoreWords(context, rule.of)}低于${given(rule.less_than)}|${scoreWords(context, rule.of)} below ${given(rule.less_than)}`;
    case 'place':
      return rule.seats_times !== undefined
        ? say`按${scoreWords(context, rule.by)}排在名额的${given(rule.seats_times)}倍之内|ranked by ${scoreWords(context, rule.by)} within ${given(rule.seats_times)} times the seats`
        : say`按${scoreWords(context, rule.by)}排在前${given(rule.at_most)}名|ranked by ${scoreWords(context, rule.by)} among the first ${given(rule.at_most)}`;
  }
}

export const scoreWords = (context: Context, id: string): Words =>
  context.pack.totals[id] ? textAt(context, `totals.${id}.name`) : textAt(context, `steps.${id}.name`);

const bounds = {
  at_least: say`不少于|at least`,
  at_most: say`不多于|at most`,
  more_than: say`多于|more than`,
  less_than: say`少于|less than`,
};

function bounded(rule: object, what: Words): Words {
  const said = Object.entries(rule).flatMap(([key, value]) =>
    key in bounds
      ? [say`${bounds[key as keyof typeof bounds]}${value}|${bounds[key as keyof typeof bounds]} ${value}`]
      : [],
  );
  const is = 'is' in rule ? [{ zh: `为${rule.is}`, en: `: ${rule.is}` }] : [];
  return say`${what}${join([...said, ...is])}|${what} ${join([...said, ...is])}`;
}

/** A rule as a line: its own short sentence first, who finds it where no program can, its window, and for whom. */
export function ruleLine(context: Context, path: string, rule: Rule): Line {
  const own = rule.says === undefined ? ruleWords(context, rule) : textAt(context, `${path}.says`);
  const scope = scopeWords(context, rule.for);
  const found =
    rule.rule === 'judgement' && rule.says !== undefined ? [line(context, path, ruleWords(context, rule))] : [];
  const words = scope ? say`${own}（限${scope}）|${own} (only ${scope})` : own;
  return line(
    context,
    path,
    words,
    found.map((one) => ({ ...one, marks: [] })),
  );
}

/** A group of conditions or disqualifiers with its rules. */
export function explainGroup(context: Context, section: 'conditions' | 'disqualifiers', group: RuleGroup): Line {
  const path = `${section}.${group.id}`;
  const scope = scopeWords(context, group.for);
  const base =
    section === 'conditions'
      ? say`须同时具备|all of these must hold`
      : say`有下列任一情形的不得申报|none of these may hold`;
  const window = group.within
    ? say`${period(context, group.within)}，|${period(context, group.within)}: `
    : { zh: '', en: '' };
  const words = scope
    ? say`${window}${base}（${scope}）|${window}${base} (${scope})`
    : say`${window}${base}|${window}${base}`;
  const recheck = group.rechecked_until;
  return line(context, path, words, [
    ...group.rules.map((rule, i) => ruleLine(context, `${path}.rules.${rule.id ?? i}`, rule)),
    recheck !== undefined &&
      line(
        context,
        `${path}.rechecked_until`,
        say`提交以后新发生的同样适用，直到“${textAt(context, `steps.${recheck}.name`)}”|later events count too, up to “${textAt(context, `steps.${recheck}.name`)}”`,
      ),
  ]);
}
