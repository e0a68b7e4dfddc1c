import { nominalLastDay, parseLength } from '@heng/domain/calendar';
import { addDays, day } from '@heng/domain/language';
import type { Key, RuleGroup } from '@heng/domain/regulation';
import type { Finding, Words } from '../finding.ts';
import { unlessExplained } from './explained.ts';
import { type Check, found, type Law } from './law.ts';
import { parsePeriod, surelyShorter } from './lengths.ts';
import { covers } from './sense-awards.ts';

const contradiction = (law: Law, code: string, keys: readonly Key[], what: Words, mend: Words): Finding =>
  unlessExplained(law, keys, found(law, code, keys, what, mend));

/** Objections against a notice can be brought while it runs: their own period is not longer than the notice. */
export const checkNoticeLengths: Check = (law) =>
  law.pack.steps.flatMap((step, i) => {
    if (step.kind !== 'notice' || step.objections === null || step.length === null) return [];
    const until = law.pack.channels[step.objections]?.until;
    const period = typeof until === 'string' ? parsePeriod(until) : null;
    const length = 'exactly' in step.length ? step.length.exactly : step.length.at_least;
    if (period === null || period.anchor !== step.id || !surelyShorter(length, period.length)) return [];
    return [
      contradiction(
        law,
        'notice-too-short',
        ['steps', i, 'length'],
        {
          zh: `公示 ${length}，异议却可提到 ${period.length}：公示已完，异议期未满。`,
          en: `It runs for ${length}, but objections are open for ${period.length}: the notice is over before they are.`,
        },
        {
          zh: `与 channels.${step.objections}.until 对照；条文确是如此的，写 reading 说明。`,
          en: `Compare it with channels.${step.objections}.until; where the text has it so, say why in a reading.`,
        },
      ),
    ];
  });

type Waits = readonly {
  readonly rule: Extract<RuleGroup['rules'][number], { rule: 'past-award' | 'record' }>;
  readonly within: string;
  readonly group: RuleGroup;
  readonly keys: readonly Key[];
}[];

/** Every disqualifier that looks back over a window of its own or its group's. */
const waitsIn = (law: Law): Waits =>
  law.pack.disqualifiers.flatMap((group, g) =>
    group.rules.flatMap((rule, r) =>
      rule.rule === 'past-award' || rule.rule === 'record'
        ? [{ rule, within: rule.within ?? group.within ?? 'ever', group, keys: ['disqualifiers', g, 'rules', r] }]
        : [],
    ),
  );

/** No window is looked through in vain, because another disqualifier already bars the same at any time. */
export const checkWindows: Check = (law) => {
  const waits = waitsIn(law);
  const same = ({ rule }: Waits[number]): string => {
    const {
      id: _id,
      says: _says,
      article: _article,
      reading: _reading,
      within: _within,
      for: _for,
      name: _name,
      ...rest
    } = rule;
    return JSON.stringify(rest);
  };
  return waits.flatMap((wait) => {
    const ever = waits.find(
      (other) =>
        other !== wait &&
        other.within === 'ever' &&
        wait.within !== 'ever' &&
        same(other) === same(wait) &&
        covers(other.group.for, wait.group.for) &&
        covers(other.rule.for, wait.rule.for),
    );
    return ever === undefined
      ? []
      : [
          contradiction(
            law,
            'window-in-vain',
            wait.keys,
            {
              zh: `“${ever.rule.id ?? ''}”不论何时都算，这里的期限永远用不上。`,
              en: `“${ever.rule.id ?? ''}” counts the same at any time, so this window never decides.`,
            },
            { zh: '核对两条，留其一，或写明各自的对象。', en: 'Compare both; keep one, or say whom each is for.' },
          ),
        ];
  });
};

/** A wait is longer than the time between two editions, else nobody ever waits; and a cycle is counted in time, not in editions. */
export const checkWaits: Check = (law) => {
  const { cycle } = law.pack.regulation;
  if (typeof cycle !== 'string') return [];
  if (/editions?$/.test(cycle)) {
    return [
      found(
        law,
        'cycle-in-editions',
        ['regulation', 'cycle'],
        { zh: '周期不能用届数写。', en: 'A cycle is not counted in editions.' },
        { zh: '写成如 2 years。', en: 'Write it like 2 years.' },
      ),
    ];
  }
  return waitsIn(law).flatMap(({ rule, within, keys }) => {
    const period = parsePeriod(within);
    if (rule.rule !== 'past-award' || period?.anchor !== 'award' || !surelyShorter(period.length, cycle)) return [];
    return [
      contradiction(
        law,
        'wait-within-cycle',
        keys,
        {
          zh: `${period.length} 短于评选周期 ${cycle}，到下一届已经期满，等于没有限制。`,
          en: `${period.length} is less than the cycle of ${cycle}: by the next edition it is over, and bars nobody.`,
        },
        {
          zh: '核对条文；确是如此的，写 reading 说明。',
          en: 'Compare it with the text; where it is so, say why in a reading.',
        },
      ),
    ];
  });
};

/** A measure in one sanction does not bar both for a time and for ever. */
export const checkBars: Check = (law) =>
  law.pack.sanctions.flatMap(({ measures }, s) => {
    const bars = measures.flatMap((measure, m) =>
      measure.do === 'bar' && measure.when === undefined
        ? [{ m, programme: measure.programme ?? 'own', lasts: measure.lasts }]
        : [],
    );
    return bars
      .filter(({ programme }, i) => bars.findIndex((other) => other.programme === programme) < i)
      .map(({ m }) =>
        contradiction(
          law,
          'bars-contradict',
          ['sanctions', s, 'measures', m],
          { zh: '同一处理里写了两个限制期。', en: 'One sanction bars for two different times.' },
          { zh: '留一个，或用 when 写明各自的情形。', en: 'Keep one, or say with when in which case each applies.' },
        ),
      );
  });

/** The days of the instrument fit each other: signed, published, in force, so long, and the first day of a rehearsal in between. */
export const checkForce: Check = (law) => {
  const { in_force, rehearse_from, signed, published, status } = law.pack.regulation;
  const { from, to, lasts } = in_force;
  const at = (field: string, code: string, what: Words): Finding =>
    contradiction(law, code, ['regulation', ...field.split('.')], what, {
      zh: '与文件核对日期。',
      en: 'Compare the days with the document.',
    });
  const end =
    from !== null && from.length === 10 && lasts !== undefined && parseLength(lasts)
      ? nominalLastDay(day(from), lasts)
      : null;
  const runs = status === 'in-force' || status === 'expired';
  return [
    ...(end !== null && to !== null && to !== end && to !== addDays(end, -1)
      ? [
          at('in_force.lasts', 'force-contradicts', {
            zh: `自 ${from} 起 ${lasts} 应到 ${end} 前后，却写到 ${to}。`,
            en: `${lasts} from ${from} end on ${end}, but it says ${to}.`,
          }),
        ]
      : []),
    ...(signed !== null && published !== null && published < signed.slice(0, published.length)
      ? [
          at('published', 'force-contradicts', {
            zh: `公布日 ${published} 早于落款日 ${signed}。`,
            en: `It was published on ${published}, before it was signed on ${signed}.`,
          }),
        ]
      : []),
    ...(runs && ((from !== null && rehearse_from < from) || (to !== null && rehearse_from > to))
      ? [
          at('rehearse_from', 'rehearsed-outside-force', {
            zh: `演练从 ${rehearse_from} 开始，办法那时没有施行。`,
            en: `Rehearsals begin on ${rehearse_from}, when it is not in force.`,
          }),
        ]
      : []),
  ];
};
