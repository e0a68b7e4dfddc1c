import type { ActInfo, ActOf, Day, EditionId, StepId } from '../language/index.ts';
import type { Warning } from './warnings.ts';

interface Payloads {
  'edition-opened': {
    readonly edition: EditionId;
    readonly regulation: string;
    readonly label: string;
    /** Which edition of its programme it is, counted from the beginning of the award; null: not said. */
    readonly number: number | null;
    readonly nature: 'real' | 'rehearsal';
    /** SHA-256 of the resolved pack. */
    readonly pack: string;
    readonly warnings: readonly Warning[];
  };
  'amendment-applied': {
    /** Its number. */
    readonly amendment: string;
    /** First day it is in force. */
    readonly from: Day;
    /** The places of the regulation it changes. */
    readonly paths: readonly string[];
    /** SHA-256 of the resolved pack before and after. */
    readonly packBefore: string;
    readonly packAfter: string;
  };
  'setting-decided': {
    readonly path: string;
    readonly was: unknown;
    readonly now: unknown;
    readonly document: string;
    readonly day: Day;
    /** SHA-256 of the resolved pack before and after. */
    readonly packBefore: string;
    readonly packAfter: string;
  };
  'step-opened': {
    readonly step: StepId;
    /** First and last day, where they are stated by this act. */
    readonly opens: Day | null;
    readonly closes: Day | null;
    readonly warnings: readonly Warning[];
  };
  'application-closed': { readonly step: StepId; readonly submitted: number };
  'edition-closed': { readonly dissolved: readonly string[] };
}

export type EditionAct = ActOf<Payloads>;

export const editionActs = {
  'edition-opened': {
    subject: 'edition',
    zh: '开届',
    en: 'Edition opened',
    says: 'An edition begins under one regulation; its resolved pack is stored and used to the end.',
  },
  'setting-decided': {
    subject: 'edition',
    zh: '决定本届事项',
    en: 'Setting decided',
    says: 'A named body fills in, by a document, what the regulation leaves open.',
  },
  'amendment-applied': {
    subject: 'edition',
    zh: '适用修正案',
    en: 'Amendment applied',
    says: 'An amendment that reaches editions already running is put into the regulation of this one, for what has not begun yet.',
  },
  'step-opened': {
    subject: 'step',
    zh: '开始一步',
    en: 'Step opened',
    says: 'A step opens once all before it are closed and all it waits for is decided.',
  },
  'application-closed': {
    subject: 'step',
    zh: '申报截止',
    en: 'Applications closed',
    says: 'After the closing day the office records that the time is over; being late with this lengthens nothing.',
  },
  'edition-closed': {
    subject: 'edition',
    zh: '结束本届',
    en: 'Edition closed',
    says: 'All is conferred; bodies that last one edition are dissolved and their access ends.',
  },
} satisfies Record<keyof Payloads, ActInfo>;
