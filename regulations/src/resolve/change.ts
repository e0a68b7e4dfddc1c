import { ok, type Refusal, type Result } from '@heng/domain/language';
import { applyChange, type Change, type ResolvedPack } from '@heng/domain/regulation';
import { checkLaw } from '../check/check-law.ts';
import type { Law } from '../check/law.ts';
import { type Finding, isError } from '../finding.ts';
import { findingsOf } from '../load/issues.ts';
import { packSchema } from '../schema/pack.ts';
import { freeze } from './resolve-pack.ts';

/**
 * Makes one change of a frozen pack and freezes the result: the one way for settings and decisions in mid-edition. Refused like `applyChange`,
 * and when the pack would no longer be one: a value of the wrong kind, an id that names nothing, shares that make no whole.
 */
export function changeResolved(pack: ResolvedPack, change: Change): Result<ReturnType<typeof freeze>, Refusal> {
  const changed = applyChange(pack, change);
  if (!changed.ok) return changed;
  const { criteria_sets: _sets, names: _names, ...law } = changed.value;
  const parsed = packSchema.safeParse(law);
  const nowhere = () => ({ file: '', line: 1 });
  const before = new Set(faultsIn(pack).map(({ code, path }) => `${code} ${path}`));
  const faults = parsed.success
    ? faultsIn(changed.value).filter(({ code, path }) => !before.has(`${code} ${path}`))
    : findingsOf(parsed.error.issues, law, nowhere);
  if (faults.length === 0) return ok(freeze(changed.value));
  return { ok: false, reasons: faults.map((fault) => unfit(change, fault)) };
}

function faultsIn({ criteria_sets, names, ...pack }: ResolvedPack): readonly Finding[] {
  const { facts, scales } = pack;
  const law: Law = {
    pack,
    common: { facts, scales, names, criteria: criteria_sets, en: {} },
    at: () => ({ file: '', line: 1 }),
  };
  return checkLaw(law).filter(isError);
}

const unfit = ({ at, now }: Change, { code, zh, en, mend }: Finding): Refusal => ({
  code: 'value-unfit',
  article: null,
  facts: { path: at, now: JSON.stringify(now) ?? '', why: code, zh: `${zh}${mend.zh}`, en: `${en} ${mend.en}` },
});
