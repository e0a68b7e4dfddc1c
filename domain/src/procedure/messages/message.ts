import type { ActId, CaseId, Day, PersonId, StepId } from '../../language/index.ts';
import type { ActName } from '../acts.ts';

/** Why somebody is told something. */
export const messageKinds = {
  done: { zh: '办理情况', en: 'What was done' },
  'to-do': { zh: '新的待办', en: 'Something new to do' },
  'due-soon': { zh: '期限将至', en: 'Due soon' },
  'due-today': { zh: '今日到期', en: 'Due today' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  escalated: { zh: '逾期未办', en: 'Others are overdue' },
  'period-ended': { zh: '期限届满', en: 'A period has ended' },
} as const;

export type MessageKind = keyof typeof messageKinds;

/** What one person is told: ids and days, worded when it is read. No names, no scores, nobody who objects or reports. */
export interface Message {
  readonly person: PersonId;
  readonly kind: MessageKind;
  /** What it tells: each thing is told once. */
  readonly key: string;
  /** Done, or to be done. */
  readonly act: ActName;
  /** The act that was done; null: it is told by the calendar. */
  readonly entry: ActId | null;
  readonly step: StepId | null;
  readonly case: CaseId | null;
  /** A duty, a notice, an objection, a report … */
  readonly about: string | null;
  readonly due: Day | null;
}
