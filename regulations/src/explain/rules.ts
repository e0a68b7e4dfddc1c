import { isOpen, type Rule, type RuleGroup } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { bodyWords, type Context, length, nameIn, period, scoreWords, textAt, theBodies } from './context.ts';
import { type Line, line } from './line.ts';
import { join, list, nothing, say } from './say.ts';
import { factIs, factWords, scopeLine, scopeWords } from './scopes.ts';

/** A rule in words of its own; what it means in short is its `says`, where it has one. */
export function ruleWords(context: Context, rule: Rule): Words {
  switch (rule.rule) {
    case 'all':
    case 'any': {
      const [zh, en] = rule.rule === 'all' ? ['，且', ' and '] : ['，或', ' or '];
      return join(
        rule.of.map((part) => ruleWords(context, part)),
        zh,
        en,
      );
    }
    case 'none':
      return say('没有下列任一情形：$1', 'none of: $1', list(rule.of.map((part) => ruleWords(context, part))));
    case 'compare':
      return rule.is !== undefined || rule.in !== undefined
        ? factIs(context, rule.fact, [rule.is ?? rule.in ?? []].flat())
        : bounded(rule, factWords(context, rule.fact));
    case 'years-since':
      return say('$1已满 $2', '$2 since $1', factWords(context, rule.fact), length(rule.at_least));
    case 'yearly': {
      const years = rule.years === 'every' ? say('每年', 'each') : say('任一年', 'any');
      return bounded(
        rule,
        say('最近 $1$2$3', '$3 in $2 of the last $1', length(rule.last), years, factWords(context, rule.fact)),
      );
    }
    case 'record':
      return say(
        '$1有$2',
        'a record of $2$3',
        rule.within ? period(context, rule.within) : nothing,
        factWords(context, rule.of),
        after(context, rule.within),
      );
    case 'rank': {
      const facts = list(rule.facts.map((fact) => factWords(context, fact)));
      const place =
        typeof rule.at_most === 'number'
          ? say('前 $1 名', 'among the first $1', rule.at_most)
          : say('前列（由人认定）', 'in front (needs judgement)');
      const need = rule.need === 'any' ? say('之一', 'one') : say('全部', 'all');
      return say(
        '$1$2在$3$4$5',
        '$2 of $1 $5, $4, $3',
        facts,
        need,
        nameIn(context, 'scope', rule.scope),
        nameIn(context, 'among', rule.among),
        place,
      );
    }
    case 'document':
      return say('有$1', '$1 on file', textAt(context, `documents.${rule.document}.name`));
    case 'recommended-by': {
      const need = rule.any ? say('之一', 'one of ') : nothing;
      return say('经$1$2推荐', 'recommended by $2$1', theBodies(context, rule.any ?? rule.all ?? []), need);
    }
    case 'judgement':
      return rule.by === null
        ? say('由人认定', 'judged by a person')
        : say('由$1认定', 'judged by the $1', bodyWords(context, rule.by));
    case 'obligation': {
      const ways = {
        missed: say('到期未履行', 'missed'),
        refused: say('拒绝履行', 'refused'),
        breached: say('违反', 'breached'),
      };
      return say('$1所定义务或用途', 'a duty or rule of use $1', ways[rule.is]);
    }
    case 'past-award': {
      const window = rule.within && rule.within !== 'ever' ? rule.within : undefined;
      return say(
        '$1$4曾获$2',
        '$4has won $2 before$3',
        window ? period(context, window) : nothing,
        awardWords(context, rule),
        after(context, window),
        whose(rule),
      );
    }
    case 'other-application':
      return rule.in === 'same-edition'
        ? say('同届另有申报', 'another application in the same edition')
        : say('同年另有申报', 'another application in the same year');
    case 'score':
      return rule.at_least !== undefined
        ? say(
            '$1不低于 $2 分（含）',
            '$1 of at least $2 points, compared before rounding',
            scoreWords(context, rule.of),
            given(rule.at_least),
          )
        : say('$1低于 $2 分', '$1 below $2 points', scoreWords(context, rule.of), given(rule.less_than));
    case 'place':
      return rule.seats_times !== undefined
        ? say(
            '按$1排在名额的 $2 倍之内',
            'ranked by $1 within $2 times the seats',
            scoreWords(context, rule.by),
            given(rule.seats_times),
          )
        : say('按$1排在前 $2 名', 'ranked by $1 among the first $2', scoreWords(context, rule.by), given(rule.at_most));
  }
}

/** Which award: this one, in the same tier, or that of another programme by its name. */
function awardWords(context: Context, { programme, same_tier }: Extract<Rule, { rule: 'past-award' }>): Words {
  if (programme !== 'own' && programme !== context.pack.regulation.programme)
    return nameIn(context, 'programmes', programme);
  return same_tier ? say('同级奖', 'the same tier') : say('本奖', 'this award');
}

const related: Readonly<Record<NonNullable<Rule['about']>, Words>> = {
  applicant: nothing,
  parent: say('上级单位', 'its parent '),
  subsidiary: say('下属单位', 'a subsidiary '),
  group: say('同一集团的单位', 'a member of its group '),
  employer: say('所在单位', 'the employer '),
  employee: say('所属人员', 'one of its people '),
  head: say('主要负责人', 'its head '),
};
const whose = ({ about = 'applicant' }: Rule): Words => related[about];

const given = (value: unknown): Words =>
  isOpen(value) ? say('待定的', 'the still undecided number of') : { zh: String(value), en: String(value) };
const after = (context: Context, window: string | undefined): Words =>
  window ? say('', ', $1', period(context, window)) : nothing;

const bounds: Readonly<Record<string, Words>> = {
  at_least: say('不少于', 'at least'),
  at_most: say('不多于', 'at most'),
  more_than: say('多于', 'more than'),
  less_than: say('少于', 'less than'),
};

function bounded(rule: object, what: Words): Words {
  const said = Object.entries(rule).flatMap(([key, value]) => {
    const bound = bounds[key];
    return bound ? [say('$1 $2', '$1 $2', bound, String(value))] : [];
  });
  const is = 'is' in rule ? [say('为$1', 'is $1', String(rule.is))] : [];
  return say('$1$2', '$1 $2', what, list([...said, ...is]));
}

/** The pack's own short sentence about a rule, else its name, else the rule in words. */
export const ruleSaid = (context: Context, path: string, rule: Rule): Words =>
  rule.says !== undefined
    ? textAt(context, `${path}.says`)
    : rule.name !== undefined
      ? textAt(context, `${path}.name`)
      : ruleWords(context, rule);

/** A rule as a line, with who judges where no program can, and for whom. */
export function ruleLine(context: Context, path: string, rule: Rule): Line {
  const judge = rule.rule === 'judgement' && rule.says !== undefined && rule.by !== null;
  return line(context, path, ruleSaid(context, path, rule), [
    judge && line(context, `${path}.by`, ruleWords(context, rule)),
    scopeLine(context, path, rule.for),
  ]);
}

/** A group of conditions or disqualifiers with its rules. */
function explainGroup(
  context: Context,
  section: 'conditions' | 'disqualifiers',
  group: RuleGroup & { says?: string },
): Line {
  const path = `${section}.${group.id}`;
  const who = scopeWords(context, group.for) ?? say('申报的', 'applicants');
  const within = group.within ? say('$1，', ', $1', period(context, group.within)) : nothing;
  const said =
    section === 'conditions'
      ? say('$1须同时具备下列条件', '$1 must meet all of these conditions', who)
      : say(
          '$2$1有下列情形之一的，不得申报',
          '$1 may not apply if any of these holds$2',
          scopeWords(context, group.for) ?? say('', 'applicants'),
          within,
        );
  const recheck = group.rechecked_until;
  return line(context, path, group.says === undefined ? said : textAt(context, `${path}.says`), [
    group.says === undefined ? null : scopeLine(context, path, group.for),
    ...group.rules.map((rule, i) => ruleLine(context, `${path}.rules.${rule.id ?? i}`, rule)),
    recheck !== undefined &&
      line(
        context,
        `${path}.rechecked_until`,
        say(
          '提交以后新发生的同样适用，直到“$1”',
          'later events count too, up to “$1”',
          textAt(context, `steps.${recheck}.name`),
        ),
      ),
  ]);
}

/** Who may apply, and who may not. */
export const explainEligibility = (context: Context): readonly Line[] => [
  ...context.pack.conditions.map((group) => explainGroup(context, 'conditions', group)),
  ...context.pack.disqualifiers.map((group) => explainGroup(context, 'disqualifiers', group)),
];
