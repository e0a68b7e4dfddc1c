import { type Found, type RuleContext, type RuleOf, seenFrom } from '../context.ts';
import type { RuleFacts } from '../facts.ts';

/**
 * The document is on file and, where `valid` is asked, in force on the day of application; whether it is, a person says if it is not on record.
 * Before the application is handed in, a document not on file is missing; afterwards it is not there.
 */
export function applyDocument(rule: RuleOf<'document'>, facts: RuleFacts, context: RuleContext): Found {
  const used = { document: rule.document };
  const document = facts.documents[rule.document];
  if (!document) {
    if (facts.submitted) return { answer: 'does-not-hold', facts: used };
    return { answer: 'fact-missing', facts: { missing: [`documents.${rule.document}`] } };
  }
  if (rule.valid !== true || document.validUntil === null) return { answer: 'holds', facts: used };
  if (document.validUntil === undefined) return { answer: 'needs-judgement', facts: used };
  const inForce = document.validUntil >= seenFrom(context);
  return { answer: inForce ? 'holds' : 'does-not-hold', facts: { ...used, valid_until: document.validUntil } };
}
