import type { Refusal } from '../language/index.ts';
import { refusals } from './refusals.ts';

/** A refusal as a sentence, its facts put in. An unknown code is shown as it is: better an odd word than none. */
export function wordingOf({ code, facts }: Refusal, language: 'zh' | 'en'): string {
  const wording = refusals.get(code)?.[language] ?? code;
  return wording.replaceAll(/\{(\w+)\}/g, (_, name: string) => said(facts[name] ?? null, language));
}

function said(fact: Refusal['facts'][string] | null, language: 'zh' | 'en'): string {
  if (fact === null) return '—';
  return Array.isArray(fact) ? fact.join(language === 'zh' ? '、' : ', ') : String(fact);
}
