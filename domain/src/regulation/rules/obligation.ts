import type { Found, RuleContext, RuleOf } from '../context.ts';
import type { DutyEvent, RuleFacts } from '../facts.ts';
import type { Answer } from '../pack.ts';
import { readWindow, spanOf, touches } from '../window.ts';
import { oneOf } from './parts.ts';

/** One of the duties, or uses of money or title, was missed on its day, refused, or breached on record, inside the window if there is one. */
export function applyObligation(rule: RuleOf<'obligation'>, { obligations }: RuleFacts, context: RuleContext): Found {
  if (obligations === null) return { answer: 'fact-missing', facts: { missing: ['obligations'] } };
  const span = spanOf(readWindow(context.within ?? 'ever'), context);
  if (span !== null && 'missing' in span) return { answer: 'fact-missing', facts: { missing: [span.missing] } };
  const seen = ({ on }: DutyEvent): Answer => {
    if (span === null) return 'needs-judgement';
    if (span.from === null && span.to === null) return 'holds';
    return on === null ? 'fact-missing' : touches(span, on, on) ? 'holds' : 'does-not-hold';
  };
  const events = obligations.filter(({ duty, is }) => is === rule.is && (rule.of.includes(duty) || rule.open === true));
  const answers = events.map((event): Answer => {
    const answer = seen(event);
    return answer === 'holds' && !rule.of.includes(event.duty) ? 'needs-judgement' : answer;
  });
  return {
    answer: oneOf(answers),
    facts: { of: rule.of, is: rule.is, events: events.map(({ duty, on }) => `${duty}: ${on ?? '—'}`) },
  };
}
