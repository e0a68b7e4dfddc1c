import { isWorkingDay } from '@heng/domain/calendar';
import type { DecidedAct } from '@heng/domain/procedure';
import { factNamed, lookUp, type ResolvedPack } from '@heng/domain/regulation';
import { awardStatus, type ImposedMeasure, type Target } from '@heng/domain/supervision';
import { worded } from '@heng/regulations';
import type { PlayedOn } from '../rehearsal/aftermath/play.ts';

/** What an act of the years after is about, in the words of its pack; empty for every other act. */
export function aboutAfter(pack: ResolvedPack, act: DecidedAct): string {
  switch (act.act) {
    case 'duty-done':
      return words(act.award, says(pack, act.duty), times(act.time), act.due && `应于 ${act.due}`, act.late && '迟交');
    case 'duty-missed':
      return words(act.award, says(pack, act.duty), times(act.time), `应于 ${act.due}`);
    case 'breach-recorded':
      return words(
        act.award,
        says(pack, act.of),
        act.is === 'refused' ? '拒绝' : '违反',
        act.use && named(pack, 'uses', act.use),
      );
    case 'money-use-reported':
      return words(act.award, ...act.uses.map(({ use, amount }) => `${named(pack, 'uses', use)} ${amount} 元`));
    case 'event-reported':
    case 'event-withdrawn':
      return words(act.award, factNamed(pack, act.fact)?.name);
    case 'proceeding-opened':
      return words(act.proceeding, targetOf(act.target), act.sanction);
    case 'ground-found':
      return words(act.proceeding, groundSays(pack, act.ground), findings[act.finding]);
    case 'sanction-asked':
      return words(act.proceeding, ...holding(pack, act.grounds));
    case 'sanction-decided':
      return words(
        act.proceeding,
        ...(act.imposed ? act.measures.map((one) => imposedWords(pack, one)) : ['不予处理']),
      );
    case 'item-recovered':
      return words(act.award, named(pack, 'honours', act.what), act.amount !== null && `${act.amount} 元`);
    case 'money-decided':
      return words(act.award, `${act.money} 元`);
    case 'money-paid':
      return words(act.award, `${act.amount} 元`);
    case 'report-received':
      return words(
        act.report,
        pack.channels[act.channel]?.name ?? '平台的举报渠道',
        act.due && `应于 ${act.due} 前答复`,
      );
    case 'report-completed':
      return words(act.report, act.due && `应于 ${act.due} 前答复`);
    case 'report-forwarded':
      return words(act.report, pack.bodies[act.to]?.name ?? '有权机关');
    case 'report-answered':
      return words(act.report, act.upheld === true && '属实', act.upheld === false && '不属实', act.late && '逾期');
    case 'proceeding-dropped':
    case 'decision-published':
    case 'correction-reported':
    case 'correction-judged':
      return act.proceeding;
    default:
      return '';
  }
}

const words = (...parts: readonly (string | false | null | undefined)[]): string => parts.filter(Boolean).join(' ');

const findings = { holds: '成立', 'does-not-hold': '不成立', 'not-applicable': '不适用' } as const;

const bare = (text: string): string => text.replace(/。$/, '');

const times = (time: number | null): string | null => (time === null ? null : `第 ${time} 次`);

/** What a duty, or a rule about money or title, means. */
function says({ obligations, money_use, title_use }: ResolvedPack, id: string): string {
  const rule = [...obligations, ...money_use, ...title_use].find((one) => one.id === id);
  return bare(rule?.says ?? id);
}

function groundSays(pack: ResolvedPack, path: string): string {
  const rule = lookUp(pack, path);
  const said = typeof rule === 'object' && rule !== null && 'says' in rule ? rule.says : null;
  if (typeof said === 'string') return bare(said);
  // What a measure hangs on is told by the measure.
  return worded(path.split('.')[3] ?? path).zh;
}

const holding = (pack: ResolvedPack, grounds: readonly { readonly path: string; readonly answer: string }[]) =>
  grounds.filter(({ answer }) => answer === 'holds').map(({ path }) => groundSays(pack, path));

const named = ({ names }: ResolvedPack, kind: 'uses' | 'honours', id: string): string => names[kind][id] ?? id;

function targetOf(target: Target): string {
  if ('award' in target) return target.award;
  if ('case' in target) return target.case;
  return 'person' in target ? target.person : target.body;
}

function imposedWords(pack: ResolvedPack, { do: kind, what, bar, due }: ImposedMeasure): string {
  if (kind === 'recover') return `收回${what.map((item) => named(pack, 'honours', item)).join('、')}`;
  if (bar !== null)
    return `限制申报${bar.last === null ? (bar.editions === null ? '，不限期' : ` ${bar.editions} 届`) : `至 ${bar.last}`}`;
  return kind === 'order-correction' ? `责令改正${due === null ? '' : `，至 ${due}`}` : worded(kind).zh;
}

/** Where every award stands when the years after are over, and whether their days rest on a calendar that is not published yet. */
export function aftermathLines({ view, last }: PlayedOn): readonly string[] {
  const { pack, calendar, awards } = view;
  const statuses = awards.flatMap(({ id, tier, applicant, awardedOn, revokedOn }) => {
    if (awardedOn === null) return [];
    const { status, until } = awardStatus(pack, { tier, awardedOn, revokedOn }, last);
    const shown =
      status === 'revoked'
        ? `${revokedOn} 撤销`
        : status === 'expired'
          ? `${until} 期满`
          : `有效${until === null ? '' : `至 ${until}`}`;
    return [`  ${id}  ${applicant}  ${awardedOn} 授奖，${shown}`];
  });
  const known = isWorkingDay(calendar, last) !== null;
  return [
    `授奖之后，到 ${last}：${awards.length} 项奖`,
    ...statuses,
    ...(known ? [] : [`${last.slice(0, 4)} 年的工作日历尚未公布：${last} 前后的期日是暂定的`]),
  ];
}
