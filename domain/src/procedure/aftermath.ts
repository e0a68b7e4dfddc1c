import type { Calendar } from '../calendar/index.ts';
import { bodiesOf } from '../edition/index.ts';
import {
  type ApplicantId,
  type AwardId,
  addDays,
  type CaseId,
  type Cite,
  type Day,
  type Instant,
  type ReportId,
} from '../language/index.ts';
import {
  articleAt,
  articleOf,
  type Block,
  type Obligation,
  type ResolvedPack,
  type Sanction,
} from '../regulation/index.ts';
import {
  type AwardFile,
  amountOf,
  askersOf,
  decidersOf,
  dueDaysOf,
  executorsOf,
  fundersOf,
  groundFinders,
  groundsOf,
  heirsOf,
  holds,
  isOwedBy,
  lookedInto,
  measuresOf,
  measuresWith,
  moneyArticle,
  openersOfSanction,
  openGrounds,
  owedBack,
  type Proceeding,
  partyOf,
  type Report,
  receiversOf,
  reportChannel,
  reportedTo,
  type Subject,
  sanctionOf,
  sanctionScope,
  subjectOfAward,
} from '../supervision/index.ts';
import { later } from './agenda.ts';
import { type Task, taskOf } from './task.ts';

/** What the years after an edition's awards are made of: ids, days and answers; no names, no facts. */
export interface AfterView {
  readonly pack: ResolvedPack;
  /** Bodies that last one edition are gone once it is closed; null: it is not. */
  readonly edition: { readonly closedAt: Instant | null };
  readonly calendar: Calendar;
  readonly awards: readonly AfterAward[];
  readonly proceedings: readonly AfterProceeding[];
  readonly reports: readonly AfterReport[];
}

/** An award, with what its facts have been answered to. */
export interface AfterAward
  extends Pick<AwardFile, 'id' | 'case' | 'applicant' | 'tier' | 'row' | 'awardedOn' | 'revokedOn'> {
  readonly duties: readonly OwedDuty[];
  readonly money: AwardFile['money'];
  /** Sanctions of which a ground holds that no proceeding has looked into yet. */
  readonly grounds: readonly string[];
}

/** One time a winner, or a body for a winner, owes a duty, and what became of it. */
export interface OwedDuty {
  readonly duty: string;
  readonly time: number;
  /** The day after it was due before, or after the award. */
  readonly from: Day;
  readonly due: Day;
  readonly is: 'open' | 'done' | 'missed';
}

/** A proceeding, with what its grounds answer. */
export interface AfterProceeding {
  readonly proceeding: Proceeding;
  readonly award: AwardId | null;
  readonly case: CaseId | null;
  readonly applicant: ApplicantId | null;
  /** A ground holds. */
  readonly holds: boolean;
  /** Paths that a person has to find on before it can go on: grounds while none holds, then what measures hang on. */
  readonly toFind: readonly string[];
  /** A measure is left to impose: not so where another proceeding has taken the title and nothing else follows. */
  readonly measureLeft: boolean;
  /** Money paid out for the award. */
  readonly paid: number;
}

export interface AfterReport extends Pick<Report, 'channel' | 'due'> {
  readonly id: ReportId;
  readonly answered: boolean;
  readonly forwardedTo: readonly string[];
}

/**
 * What an award owes and is owed, for the view. `proceedings` are those against it: what was on record when the last on a sanction ended has been
 * looked into, and is no reason to open another.
 */
export function afterAward(
  { pack, calendar }: Pick<AfterView, 'pack' | 'calendar'>,
  award: AwardFile,
  proceedings: readonly Proceeding[],
  today: Day,
): AfterAward {
  const { id, case: file, applicant, tier, row, awardedOn, revokedOn, money } = award;
  const owed = pack.obligations.filter((duty) => isOwedBy(award, duty) === true);
  return {
    ...{ id, case: file, applicant, tier, row, awardedOn, revokedOn, money },
    duties: owed.flatMap((duty) =>
      owedTimes(award, duty, dueDaysOf({ frame: { pack, calendar }, award }, duty, today)),
    ),
    grounds: awardedOn === null ? [] : freshGrounds(pack, award, proceedings, today),
  };
}

function owedTimes(
  { awardedOn, revokedOn, duties }: AwardFile,
  { id }: Obligation,
  days: ReturnType<typeof dueDaysOf>,
): readonly OwedDuty[] {
  return days
    .map(({ time, due }, i): OwedDuty => {
      const records = duties.filter((one) => one.duty === id && one.time === time);
      const is = records.some((one) => one.is === 'done') ? 'done' : records.length > 0 ? 'missed' : 'open';
      return { duty: id, time, from: addDays(days[i - 1]?.due ?? awardedOn ?? due, 1), due, is };
    })
    .filter(({ due }) => revokedOn === null || due < revokedOn);
}

function freshGrounds(
  pack: ResolvedPack,
  award: AwardFile,
  proceedings: readonly Proceeding[],
  today: Day,
): readonly string[] {
  return pack.sanctions
    .filter(({ against }) => against === 'winner')
    .filter((sanction) => {
      const since = lookedInto(proceedings.filter((one) => one.sanction === sanction.id));
      const subject = subjectOfAward(pack, award, {}, since);
      // What holds without anything new held at the last look too.
      const before =
        since === null
          ? []
          : holding(pack, sanction, subjectOfAward(pack, { ...award, duties: [], events: [] }, {}, since), today);
      const now = holding(pack, sanction, subject, today);
      return sanctionScope(sanction, subject).in === true && now.some((path) => !before.includes(path));
    })
    .map(({ id }) => id);
}

const holding = (pack: ResolvedPack, sanction: Block<Sanction>, subject: Subject, today: Day): readonly string[] =>
  groundsOf(pack, sanction, subject, today)
    .filter(holds)
    .map(({ rule }) => rule);

/** A proceeding with its grounds answered today. */
export function afterProceeding(
  pack: ResolvedPack,
  proceeding: Proceeding,
  subject: Subject,
  today: Day,
): AfterProceeding {
  const sanction = sanctionOf(pack, proceeding.sanction);
  const grounds = groundsOf(pack, sanction, subject, today);
  const following = measuresOf(pack, sanction, grounds, subject, today);
  const conditions = following.flatMap(({ condition }) => condition ?? []);
  const isHeld = grounds.some(holds);
  const { target } = proceeding;
  return {
    proceeding,
    award: subject.award?.id ?? null,
    case: subject.award?.case ?? ('case' in target ? target.case : null),
    applicant: subject.applicant,
    holds: isHeld,
    toFind: openGrounds(isHeld ? conditions : grounds, false),
    measureLeft: following.length > 0,
    paid: subject.award?.money.paid ?? 0,
  };
}

/**
 * What is to be done in the years after: duties as they fall due and the record of those that were missed, money to decide and to pay, proceedings to
 * open on grounds that hold and to bring to their end, reports to answer. A duty without a day is no task. It goes on when the edition is closed.
 */
export function aftermath(view: AfterView, today: Day): readonly Task[] {
  const tasks = [
    ...view.awards.flatMap((award) => awardTasks(view, award, today)),
    ...view.proceedings.flatMap((one) => proceedingTasks(view, one, today)),
    ...view.reports.flatMap((report) => reportTasks(view, report)),
  ];
  return tasks.map((task) => later(task, today, []));
}

const task = (act: Task['act'], by: readonly string[], article: Cite | null, rest: Partial<Task>): Task =>
  taskOf(null, act, { by, article, ...rest });

function awardTasks(view: AfterView, award: AfterAward, today: Day): readonly Task[] {
  if (award.awardedOn === null) return [];
  const common = { award: award.id, case: award.case };
  const open = award.duties.filter(({ is }) => is === 'open');
  return [
    ...open.flatMap((owed) => dutyTask(view.pack, award, owed, today)),
    ...(award.revokedOn === null ? moneyTasks(view.pack, award) : []),
    ...(award.revokedOn === null ? award.grounds : [])
      .filter((id) => !view.proceedings.some((one) => one.award === award.id && isUnderWay(one.proceeding, id)))
      .map((id) => sanctionOf(view.pack, id))
      .map((one) =>
        task('proceeding-opened', openersOfSanction(view, one), articleOf(one), { ...common, about: one.id }),
      ),
  ];
}

const isUnderWay = ({ sanction, decision, droppedAt }: Proceeding, id: string): boolean =>
  sanction === id && decision === null && droppedAt === null;

/** Until its day is over it is to be done; afterwards it is for the office to record, though it may still be done late. */
function dutyTask(pack: ResolvedPack, award: AfterAward, owed: OwedDuty, today: Day): readonly Task[] {
  const duty: Block<Obligation> | undefined = pack.obligations.find(({ id }) => id === owed.duty);
  if (!duty) return [];
  const common = { award: award.id, case: award.case, about: duty.id, time: owed.time };
  const article = articleOf(duty);
  if (today > owed.due) {
    return [task('duty-missed', bodiesOf(pack, 'office'), article, { ...common, from: addDays(owed.due, 1) })];
  }
  const of = duty.by === 'winner' ? award.applicant : null;
  return [task('duty-done', [partyOf(duty.by)], article, { ...common, of, from: owed.from, due: owed.due })];
}

function moneyTasks(pack: ResolvedPack, award: AfterAward): readonly Task[] {
  const most = amountOf(award.money);
  const common = { award: award.id, case: award.case };
  const article = moneyArticle(pack, award);
  if (most === null) return [task('money-decided', fundersOf(pack), article, common)];
  return award.money.paid < most ? [task('money-paid', bodiesOf(pack, 'office'), article, common)] : [];
}

function proceedingTasks(view: AfterView, one: AfterProceeding, today: Day): readonly Task[] {
  const { proceeding } = one;
  if (proceeding.droppedAt !== null) return [];
  return proceeding.decision === null ? undecidedTasks(view, one) : decidedTasks(view, one, today);
}

const subjectOf = ({ proceeding, award, case: file }: AfterProceeding) => ({
  proceeding: proceeding.id,
  award,
  case: file,
});

/** Findings first; then it is asked for, where somebody must, and decided; or dropped, where nothing is left to find. */
function undecidedTasks(view: AfterView, one: AfterProceeding): readonly Task[] {
  const { pack } = view;
  const sanction = sanctionOf(pack, one.proceeding.sanction);
  const common = subjectOf(one);
  const article = articleOf(sanction);
  const finding = one.toFind.map((path) =>
    task('ground-found', heirsOf(view, groundFinders(pack, sanction, path)), articleAt(pack, path), {
      ...common,
      about: path,
    }),
  );
  const asks = askersOf(sanction).length > 0 && one.proceeding.askedAt === null;
  if (one.holds && asks)
    return [...finding, task('sanction-asked', heirsOf(view, askersOf(sanction)), article, common)];
  if (finding.length > 0) return finding;
  return one.holds
    ? [task('sanction-decided', heirsOf(view, decidersOf(pack, sanction)), article, common)]
    : [task('proceeding-dropped', openersOfSanction({ pack }, sanction), article, common)];
}

function decidedTasks(view: AfterView, one: AfterProceeding, today: Day): readonly Task[] {
  const { pack } = view;
  const { proceeding } = one;
  const common = subjectOf(one);
  const executors = executorsOf(pack, proceeding);
  const [publish] = proceeding.publishedOn === null ? measuresWith(proceeding, 'publish', 'criticise') : [];
  const [recover] = measuresWith(proceeding, 'recover');
  return [
    ...(publish ? [task('decision-published', executors, publish.article, common)] : []),
    ...owedBack(proceeding, one.paid).map(({ what }) =>
      task('item-recovered', executors, recover?.article ?? null, { ...common, about: what }),
    ),
    ...correctionTasks(view, one, today),
  ];
}

function correctionTasks(view: AfterView, one: AfterProceeding, today: Day): readonly Task[] {
  const { pack } = view;
  const { proceeding, applicant } = one;
  const { reportedOn, met } = proceeding.correction;
  const [order] = measuresWith(proceeding, 'order-correction');
  if (!order || met !== null) return [];
  const common = { ...subjectOf(one), article: order.article };
  const isOver = order.due !== null && today > order.due;
  const judge = task(
    'correction-judged',
    heirsOf(view, decidersOf(pack, sanctionOf(pack, proceeding.sanction))),
    order.article,
    common,
  );
  if (reportedOn !== null || isOver) return [judge];
  const by = applicant === null ? bodiesOf(pack, 'office') : ['applicant'];
  return [task('correction-reported', by, order.article, { ...common, of: applicant, due: order.due })];
}

function reportTasks(view: AfterView, report: AfterReport): readonly Task[] {
  const { pack } = view;
  const channel = reportChannel(pack, report.channel);
  if (!channel || report.answered) return [];
  const block = pack.channels[channel.id];
  const { bodies: to, byLaw } = receiversOf(view, channel);
  // Those it would tell act in its place once it is gone.
  const left = byLaw ? reportedTo(pack, channel.id).filter((next) => !report.forwardedTo.includes(next)) : [];
  const common = { report: report.id };
  const article = byLaw ? (channel.answerArticle ?? channel.article) : null;
  return [
    ...left.map((next) =>
      task('report-forwarded', to, block ? articleOf(block, 'reports_to') : null, { ...common, about: next }),
    ),
    task('report-answered', to, article, { ...common, due: report.due }),
  ];
}
