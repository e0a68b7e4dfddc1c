import type {
  ActId,
  ActInfo,
  ActOf,
  AwardId,
  BodyId,
  CaseId,
  Cite,
  Day,
  NoticeId,
  PersonId,
  ProceedingId,
  ReportId,
  StepId,
} from '../language/index.ts';
import type { Answer, Bar, Finding, Measure } from '../regulation/index.ts';

/** Whom a proceeding is against: an award and its holder, an application, a person, or a body (which one, where there are many). */
export type Target =
  | { readonly award: AwardId }
  | { readonly case: CaseId }
  | { readonly person: PersonId }
  | { readonly body: BodyId; readonly of: string | null };

/** What a report is about. */
export type ReportSubject = { readonly step: StepId } | { readonly case: CaseId } | { readonly award: AwardId };

/** One measure as it was imposed. What a kind of measure does not have is null or empty. */
export interface ImposedMeasure {
  readonly do: Measure['do'];
  readonly article: Cite | null;
  /** Items to be given back: ids of honours, `money` among them. */
  readonly what: readonly string[];
  readonly bar: Bar | null;
  /** Last day of a correction. */
  readonly due: Day | null;
}

/** A ground as it was answered. */
export interface GroundAnswer {
  readonly path: string;
  readonly answer: Answer;
  readonly article: Cite | null;
}

interface Payloads {
  'duty-done': {
    readonly award: AwardId;
    readonly duty: string;
    /** 1 for the first time it fell due; null where the regulation neither counts nor dates it. */
    readonly time: number | null;
    readonly sha256: string | null;
    readonly on: Day;
    readonly late: boolean;
    /** The day it was due; null: none. */
    readonly due: Day | null;
  };
  'duty-missed': { readonly award: AwardId; readonly duty: string; readonly time: number; readonly due: Day };
  'breach-recorded': {
    readonly award: AwardId;
    /** Id of an obligation, or of a rule about the use of money or title. */
    readonly of: string;
    readonly is: 'refused' | 'breached';
    readonly on: Day;
    /** The forbidden use, where the rule is about uses. */
    readonly use: string | null;
  };
  'money-use-reported': {
    readonly award: AwardId;
    readonly uses: readonly { readonly use: string; readonly amount: number }[];
    readonly sha256: string;
    /** Rules that a use reported here breaks; each is for the office to record. */
    readonly breaches: readonly string[];
  };
  /** The value itself stays in its table. */
  'event-reported': { readonly award: AwardId; readonly fact: string; readonly sha256: string };
  /** `event`: the act it was reported by. */
  'event-withdrawn': { readonly award: AwardId; readonly event: ActId; readonly fact: string };
  'proceeding-opened': { readonly proceeding: ProceedingId; readonly sanction: string; readonly target: Target };
  'ground-found': { readonly proceeding: ProceedingId; readonly ground: string; readonly finding: Finding };
  'sanction-asked': { readonly proceeding: ProceedingId; readonly grounds: readonly GroundAnswer[] };
  'sanction-decided': {
    readonly proceeding: ProceedingId;
    /** false: nothing follows, for recorded reasons. */
    readonly imposed: boolean;
    readonly grounds: readonly GroundAnswer[];
    readonly measures: readonly ImposedMeasure[];
    /** Who decides is said by the regulation, or, where that is silent, by the platform. */
    readonly power: 'regulation' | 'platform';
    readonly document: string | null;
    readonly day: Day;
  };
  /** No ground holds and none is open. */
  'proceeding-dropped': { readonly proceeding: ProceedingId; readonly grounds: readonly GroundAnswer[] };
  'decision-published': {
    readonly proceeding: ProceedingId;
    readonly notice: NoticeId;
    readonly document: string | null;
    readonly day: Day;
  };
  'item-recovered': {
    readonly proceeding: ProceedingId;
    readonly award: AwardId;
    readonly what: string;
    /** Whole units of the currency, for `money`; else null. */
    readonly amount: number | null;
    readonly on: Day;
  };
  'correction-reported': {
    readonly proceeding: ProceedingId;
    readonly sha256: string;
    readonly late: boolean;
    readonly due: Day | null;
  };
  'correction-judged': { readonly proceeding: ProceedingId; readonly met: boolean };
  'money-decided': {
    readonly award: AwardId;
    readonly money: number;
    readonly document: string | null;
    readonly day: Day;
  };
  'money-paid': { readonly award: AwardId; readonly amount: number; readonly on: Day };
  'report-received': {
    readonly report: ReportId;
    /** Id of the channel in the pack, or `platform`. */
    readonly channel: string;
    readonly about: ReportSubject | null;
    readonly anonymous: boolean;
    /** What the regulation demands and was not brought; empty: complete. */
    readonly missing: readonly string[];
    readonly due: Day | null;
  };
  /** `due`: the last day for the answer, where the time runs from now. */
  'report-completed': { readonly report: ReportId; readonly due: Day | null };
  'report-forwarded': {
    readonly report: ReportId;
    /** A body, or `authority`: whoever outside has power over the wrong. */
    readonly to: string;
  };
  'report-answered': {
    readonly report: ReportId;
    /** null: the answer does not say. */
    readonly upheld: boolean | null;
    readonly sha256: string | null;
    readonly late: boolean;
  };
  'register-imported': {
    readonly programme: string;
    readonly awards: number;
    /** Of the file. */
    readonly sha256: string;
    /** Of the awards as they were put on the register: none of them is changed there later. */
    readonly rowsSha256: string;
  };
}

export type SupervisionAct = ActOf<Payloads>;

export const supervisionActs = {
  'duty-done': {
    subject: 'award',
    zh: '履行义务',
    en: 'Duty done',
    says: 'A winner, or the body whose duty it is, has done what the regulation asks after the award; being late is marked.',
  },
  'duty-missed': {
    subject: 'award',
    zh: '记录未履行',
    en: 'Duty missed',
    says: 'After the due day the office records that a duty was not done; the clock alone records nothing.',
  },
  'breach-recorded': {
    subject: 'award',
    zh: '记录拒绝或违反',
    en: 'Breach recorded',
    says: 'The office records, with reasons, that a duty was refused or that money or title was used against its rules.',
  },
  'money-use-reported': {
    subject: 'award',
    zh: '报告奖金使用',
    en: 'Use of money reported',
    says: 'A winner reports what the money was spent on; a use that is not allowed is named, and for the office to record.',
  },
  'event-reported': {
    subject: 'award',
    zh: '报告事项',
    en: 'Event reported',
    says: 'A department or the office reports what has happened to a winner since; grounds of sanctions read it.',
  },
  'event-withdrawn': {
    subject: 'award',
    zh: '撤回所报事项',
    en: 'Event withdrawn',
    says: 'What was reported wrongly about a winner is taken back, with reasons; rules read the facts without it from then on.',
  },
  'proceeding-opened': {
    subject: 'proceeding',
    zh: '立案查处',
    en: 'Proceeding opened',
    says: 'It is looked into whether there is a ground for a sanction.',
  },
  'ground-found': {
    subject: 'proceeding',
    zh: '认定事由',
    en: 'Ground found',
    says: 'The body the regulation names judges, with reasons, a ground or condition that no rule can compute.',
  },
  'sanction-asked': {
    subject: 'proceeding',
    zh: '提请处理',
    en: 'Sanction asked for',
    says: 'The body with that power asks for the sanction, on the grounds that hold.',
  },
  'sanction-decided': {
    subject: 'proceeding',
    zh: '作出处理决定',
    en: 'Sanction decided',
    says: 'The deciding body imposes the measures of the regulation, or none with reasons; title, bars and items to give back follow from it.',
  },
  'proceeding-dropped': {
    subject: 'proceeding',
    zh: '终止查处',
    en: 'Proceeding dropped',
    says: 'No ground holds and none is open: the proceeding ends with nothing.',
  },
  'decision-published': {
    subject: 'proceeding',
    zh: '公布处理决定',
    en: 'Decision published',
    says: 'A decision is made known to the public, where a measure says so.',
  },
  'item-recovered': {
    subject: 'proceeding',
    zh: '收回',
    en: 'Item recovered',
    says: 'An item that is owed back has come back, or a part of the money.',
  },
  'correction-reported': {
    subject: 'proceeding',
    zh: '报告改正',
    en: 'Correction reported',
    says: 'Whoever was ordered to correct something reports that it is done; being late is marked.',
  },
  'correction-judged': {
    subject: 'proceeding',
    zh: '验收改正',
    en: 'Correction judged',
    says: 'The deciding body finds whether the order to correct has been met.',
  },
  'money-decided': {
    subject: 'award',
    zh: '决定奖金',
    en: 'Money decided',
    says: 'Where the award table gives no amount, the body with the power decides one, in a document.',
  },
  'money-paid': {
    subject: 'award',
    zh: '发放奖金',
    en: 'Money paid',
    says: 'Money of an award is paid, never more in all than was decided.',
  },
  'report-received': {
    subject: 'report',
    zh: '收到举报',
    en: 'Report received',
    says: 'Somebody reports wrongdoing to its receiver; what form it needs and by when it is answered, the channel says.',
  },
  'report-completed': {
    subject: 'report',
    zh: '补齐举报',
    en: 'Report completed',
    says: 'What the channel demands and was missing has come; where the time for the answer runs from complete receipt, it begins.',
  },
  'report-forwarded': {
    subject: 'report',
    zh: '移送举报',
    en: 'Report forwarded',
    says: 'The receiver tells those it reports to, or suggests action to whoever has the power.',
  },
  'report-answered': {
    subject: 'report',
    zh: '办结举报',
    en: 'Report answered',
    says: 'The receiver has looked into a report and says what came of it; being late is marked.',
  },
  'register-imported': {
    subject: 'register',
    zh: '导入往届获奖',
    en: 'Register imported',
    says: 'Awards from before the platform are put on the register; rules read them like any other.',
  },
} satisfies Record<keyof Payloads, ActInfo>;
