import type { ActInfo, ActOf, CaseId, Day, NoticeId, ObjectionId, StepId } from '../language/index.ts';

interface Payloads {
  'announcement-published': {
    readonly notice: NoticeId;
    readonly step: StepId;
    readonly media: string | null;
    /** Number of the paper; null: a marked blank. */
    readonly document: string | null;
    readonly published: Day;
    /** First and last day of the application that follows, as announced; null where none follows. */
    readonly opens: Day | null;
    readonly closes: Day | null;
  };
  'notice-published': {
    readonly notice: NoticeId;
    readonly step: StepId;
    /** Set where each case holds the notice by itself. */
    readonly case: CaseId | null;
    readonly media: string | null;
    readonly document: string | null;
    readonly published: Day;
    readonly last: Day;
    /** The last day falls in a year whose working days are not yet published. */
    readonly provisional: boolean;
    readonly listed: readonly CaseId[];
  };
  'notice-closed': {
    readonly notice: NoticeId;
    readonly step: StepId;
    readonly case: CaseId | null;
    readonly passed: readonly CaseId[];
    readonly removed: readonly CaseId[];
    /** Cases with an objection still open: they wait, the others go on. */
    readonly waiting: readonly CaseId[];
  };
  'objection-filed': {
    readonly objection: ObjectionId;
    readonly notice: NoticeId;
    readonly case: CaseId;
    readonly channel: string;
    readonly by: 'person' | 'organisation';
    /** What the regulation demands and was not brought; empty: complete. */
    readonly missing: readonly string[];
    /** Last day for the written answer; null while incomplete, or where no time is laid down. */
    readonly due: Day | null;
  };
  'objection-completed': { readonly objection: ObjectionId; readonly due: Day | null };
  'objection-answered': {
    readonly objection: ObjectionId;
    readonly case: CaseId;
    readonly upheld: boolean;
    /** null only where the regulation does not ask for writing. */
    readonly replySha256: string | null;
    readonly late: boolean;
    /** What follows for the case by the regulation; null: nothing by itself. */
    readonly outcome: 'removed' | 'continues' | null;
  };
}

export type NoticeAct = ActOf<Payloads>;

export const noticeActs = {
  'announcement-published': {
    subject: 'notice',
    zh: '发布公告',
    en: 'Announcement published',
    says: 'The office announces the evaluation and the first and last day of application.',
  },
  'notice-published': {
    subject: 'notice',
    zh: '发布公示',
    en: 'Notice published',
    says: 'A list is shown to the public for the time laid down; the day of publication is not counted.',
  },
  'notice-closed': {
    subject: 'notice',
    zh: '公示期满',
    en: 'Notice closed',
    says: 'After the last day the holder records who goes on, who is removed and who waits for an answer to an objection.',
  },
  'objection-filed': {
    subject: 'objection',
    zh: '提出异议',
    en: 'Objection filed',
    says: 'Somebody objects to a listed case, with identity and evidence; only that case waits.',
  },
  'objection-completed': {
    subject: 'objection',
    zh: '补齐异议材料',
    en: 'Objection completed',
    says: 'What was missing has come; the time for the answer starts.',
  },
  'objection-answered': {
    subject: 'objection',
    zh: '答复异议',
    en: 'Objection answered',
    says: 'The objector is told the result in writing; upheld or not, the case is free or removed.',
  },
} satisfies Record<keyof Payloads, ActInfo>;
