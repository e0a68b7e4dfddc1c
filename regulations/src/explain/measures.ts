import { type Block, isMap, itemName, type Measure, placesOf, type Sanction } from '@heng/domain/regulation';
import { decidersOf } from '@heng/domain/supervision';
import type { Words } from '../finding.ts';
import { type Context, length, nameIn, period, theBodies, worded } from './context.ts';
import { type Line, line } from './line.ts';
import { ruleSaid } from './rules.ts';
import { bare, join, list, nothing, say, sayOf } from './say.ts';

/** A measure in words, and on what it hangs. */
export function measureWords(context: Context, path: string, measure: Measure): Words {
  const { when } = measure;
  if (!when) return measured(context, measure);
  const only =
    when.rule !== 'judgement' || when.says !== undefined
      ? bare(ruleSaid(context, `${path}.measures.${measure.do}.when`, when))
      : measure.do === 'refer-to-justice'
        ? say('涉嫌犯罪', 'a crime is suspected')
        : say('经认定', 'so judged');
  return say('$1的，$2', '$2 (if $1)', only, measured(context, measure));
}

function measured(context: Context, measure: Measure): Words {
  switch (measure.do) {
    case 'bar':
      return say('$1不得再申报', 'no further application $1', period(context, measure.lasts));
    case 'recover':
      return say('收回$1', 'recovery of $1', items(context, measure.what));
    case 'order-correction':
      return say(
        '责令$1改正',
        'an order to correct$1',
        sayOf('在 $1内', ' within $1', typeof measure.within === 'string' ? length(measure.within) : null),
      );
    default:
      return worded(measure.do);
  }
}

const items = (context: Context, what: readonly string[]): Words =>
  list(what.map((id) => nameIn(context, 'honours', id)));

/** What a sanction comes to: who starts it and who decides where the text does not say, and what each measure means for what was won and for the next application. */
export function measureLines(context: Context, sanction: Block<Sanction>): readonly Line[] {
  const path = `sanctions.${sanction.id}`;
  const effects = sanction.measures.flatMap((measure, i) => {
    const words = effectWords(context, measure);
    return words ? [line(context, `${path}.measures.${itemName(measure, i)}`, words)] : [];
  });
  return [
    ...(sanction.asked_by === null && sanction.decided_by !== null
      ? [
          line(
            context,
            `${path}.asked_by`,
            say('不须提请，由决定的机关自行启动', 'nobody has to ask; the deciding body starts by itself'),
          ),
        ]
      : []),
    ...(sanction.decided_by === null ? [line(context, `${path}.decided_by`, platformDecides(context, sanction))] : []),
    ...effects,
  ];
}

const platformDecides = (context: Context, sanction: Sanction): Words =>
  say(
    '由$1决定，记明不是办法所定',
    'decided by $1, and marked as not from the regulation',
    join(
      decidersOf(context.pack, sanction).map((body) => theBodies(context, body)),
      '或',
      ' or ',
    ),
  );

function effectWords(context: Context, measure: Measure): Words | null {
  switch (measure.do) {
    case 'bar':
      return barWords(context, measure.lasts);
    case 'recover':
      return say('只收回：$1；没有写明的不收回', 'only these are taken back: $1', items(context, measure.what));
    case 'revoke-title':
      return revokedWords(context);
    case 'cancel-reviewer':
      return say('此后不得再进评审组、评审机构', 'no seat among those who review from then on');
    default:
      return null;
  }
}

function barWords(context: Context, lasts: string): Words {
  const barred = say('其间不得立卷，也不得提交申报', 'no application is opened or handed in meanwhile');
  if (lasts === 'for ever')
    return say('自决定次日起，永久；$1', 'from the day after the decision, for ever; $1', barred);
  const [, long = ''] = /^(.+) after .+$/.exec(lasts) ?? [];
  const editions = / editions?$/.test(long)
    ? say('至决定之后满 $1', 'for $1 opened after the decision', length(long))
    : say('至满 $1的对应日', 'to the corresponding day after $1', length(long));
  return say(
    '自决定次日起，$1；$2；几项限制重叠的，从长',
    'from the day after the decision $1; $2; of several the longest governs',
    lasts.endsWith(' after decision') ? editions : period(context, lasts),
    barred,
  );
}

/** What a revoked award still counts for when its holder applies again. */
function revokedWords({ pack }: Context): Words | null {
  const { conditions, disqualifiers, receives } = pack;
  const rules = [...placesOf({ conditions, disqualifiers, receives })].flatMap(({ value }) =>
    isMap(value) && value.rule === 'past-award' && value.programme === 'own' ? [value] : [],
  );
  if (rules.length === 0) return null;
  const counts = rules.filter((rule) => rule.even_if_revoked === true).length;
  if (counts === 0)
    return say(
      '条文没有写撤销的奖仍算曾经获奖，再次申报时不算',
      'nothing says that a revoked award still counts, so it does not when its holder applies again',
    );
  return say(
    '再次申报时，撤销的奖$1仍算曾经获奖',
    'when its holder applies again, a revoked award still counts$1',
    counts === rules.length ? nothing : say('在注明之处', ' where a rule above says so'),
  );
}
