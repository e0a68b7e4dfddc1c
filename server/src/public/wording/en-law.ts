import type { zhDoes, zhFlow } from './zh-law.ts';

/** What the drawing of a procedure writes on its steps, in English. */
export const enFlow: typeof zhFlow = {
  chip: {
    weight: (share) => share,
    least: (text) => `≥ ${text}`,
    more: (text) => `> ${text}`,
    announced: 'as announced',
    silent: 'time not stated',
    points: ' pts',
    workingDays: ' w. days',
  },
  object: 'Objection',
  answer: (length) => length,
};

/** What the platform does about it, in English. */
export const enDoes: typeof zhDoes = {
  announcement:
    'Without an announcement applications cannot open; the time announced is the time for applying, and the journal holds it.',
  application:
    'The database’s clock decides, to 24:00 of the closing day; a late attempt is not accepted and is itself recorded.',
  vetting:
    'Every condition is answered one by one; judgements carry reasons, and vetting closes when all are answered.',
  notice:
    'The last day is counted by the State Council’s calendar, without the day of publication; the notice cannot close before.',
  ownNotice:
    'Held by the organisation itself; the platform records first and last day, and the next step opens the day after.',
  review: 'Assessors score alone and unseen by each other; who is recused sees nothing of the case.',
  defence: 'Presence and statement are recorded; where nothing is scored, nothing is computed.',
  survey: 'The result and its source are recorded.',
  gate: 'Exact numbers are compared, never rounded, and the gap is shown.',
  'candidate-list': 'There may be more candidates than seats; every departure from the ranking needs reasons.',
  resolution:
    'The votes are recorded; where no majority is laid down the body declares the result and nothing is computed.',
  ballot: 'Who has voted can be proven, for whom never; a recused member has no vote on that applicant.',
  approval: 'Only the list that passed the notice can be approved.',
  conferral: 'The day of the award is this one; the list then enters the register.',
  quotas: 'A list over the quota is refused; it may be shorter, never longer.',
  receives: 'The line that applied at the award is recorded and does not change later.',
  conditions: 'Answered one by one in vetting; a missing fact is asked for, never assumed.',
  disqualifiers: 'What a department reports is judged by a person; windows are counted by the day.',
  documents: 'What is missing is listed; the digest taken on submission shows later changes.',
  channels:
    'Only the applicant concerned waits; receipt, completion and answer each have their time, and a late answer shows.',
  recusal: 'Who is recused neither sees nor touches the case.',
  undertakings: 'Who has not signed cannot take part.',
  criteria: 'Until the edition of the criteria is decided nothing is announced; it does not change within an edition.',
  totals: 'Exact numbers without rounding; scoring waits until every part is decided.',
  obligations: 'Due days are brought to mind; what is missed is recorded.',
  sanctions: 'The platform shows facts and article; the competent body decides.',
  bodies: 'Members are entered at the start; numbers and seats that do not fit are pointed out.',
  fees: 'There is no step that charges anything.',
};
