import type { ActInfo, ActOf, CaseId, Day, StepId } from '../language/index.ts';

/** What a rule answers, as in the pack format. */
export type RuleAnswer = 'holds' | 'does-not-hold' | 'needs-judgement' | 'not-applicable' | 'fact-missing';

interface Payloads {
  'opinions-asked': {
    readonly step: StepId;
    readonly department: string;
    readonly cases: readonly CaseId[];
    readonly due: Day | null;
  };
  'opinion-given': {
    readonly step: StepId;
    readonly case: CaseId;
    readonly department: string;
    /** Facts that were reported on, with the digest of what was said; empty: nothing to report. */
    readonly reported: readonly { readonly fact: string; readonly sha256: string }[];
  };
  'finding-made': {
    readonly step: StepId;
    readonly case: CaseId;
    /** Path of the rule in the pack. */
    readonly rule: string;
    readonly finding: 'holds' | 'does-not-hold' | 'not-applicable';
  };
  'application-vetted': {
    readonly step: StepId;
    readonly case: CaseId;
    readonly outcome: 'eligible' | 'ineligible';
    /** Path of each rule and what it answered; conditions must hold, disqualifiers must not. */
    readonly rules: Readonly<Record<string, RuleAnswer>>;
    /** Paths of the rules that stand against the application. */
    readonly against: readonly string[];
  };
  'vetting-closed': {
    readonly step: StepId;
    readonly accepted: readonly CaseId[];
    readonly refused: readonly CaseId[];
  };
}

export type VettingAct = ActOf<Payloads>;

export const vettingActs = {
  'opinions-asked': {
    subject: 'step',
    zh: '征求意见',
    en: 'Opinions asked',
    says: 'The office asks one department about the applications before it.',
  },
  'opinion-given': {
    subject: 'case',
    zh: '部门答复',
    en: 'Opinion given',
    says: 'A department reports what it knows of one applicant, or that it knows of nothing.',
  },
  'finding-made': {
    subject: 'case',
    zh: '作出认定',
    en: 'Finding made',
    says: 'A person decides, with reasons, what no rule can compute.',
  },
  'application-vetted': {
    subject: 'case',
    zh: '审查资格',
    en: 'Application vetted',
    says: 'Every condition and disqualifier is applied to the facts; the result names the article of each.',
  },
  'vetting-closed': {
    subject: 'step',
    zh: '形成受理名单',
    en: 'Vetting closed',
    says: 'All applications are vetted; the list of those accepted is made.',
  },
} satisfies Record<keyof Payloads, ActInfo>;
