import { ok, type Refusal, type Result } from '@heng/domain/language';
import { applyChange, type Change, type ResolvedPack } from '@heng/domain/regulation';
import { checkLaw } from '../check/check-law.ts';
import type { Law } from '../check/law.ts';
import { type Finding, isError } from '../finding.ts';
import { findingsOf } from '../load/issues.ts';
import type { Amendment } from '../schema/beside.ts';
import { packSchema } from '../schema/pack.ts';
import { amend } from './amend.ts';
import { freeze } from './resolve-pack.ts';

/**
 * Makes one change of a frozen pack and freezes the result: the one way for settings and decisions in mid-edition. Refused like `applyChange`,
 * and when the pack would no longer be one: a value of the wrong kind, an id that names nothing, shares that make no whole.
 */
export function changeResolved(pack: ResolvedPack, change: Change): Result<ReturnType<typeof freeze>, Refusal> {
  const changed = applyChange(pack, change);
  return changed.ok ? stillPack(pack, changed.value, change) : changed;
}

/** The same for all changes of an amendment, one after another: it fits as a whole, or not at all. */
export function amendResolved(pack: ResolvedPack, amendment: Amendment): Result<ReturnType<typeof freeze>, Refusal> {
  const amended = amend(pack, amendment);
  const [first] = amendment.changes;
  const said = { at: first?.at ?? '', now: first && 'now' in first ? first.now : amendment.number };
  return amended.ok ? stillPack(pack, amended.value, said) : amended;
}

type Said = Pick<Change, 'at' | 'now'>;

/** The changed pack, frozen, unless it has a fault that was not there before. */
function stillPack(pack: ResolvedPack, changed: ResolvedPack, said: Said): Result<ReturnType<typeof freeze>, Refusal> {
  const { criteria_sets: _sets, names: _names, ...law } = changed;
  const parsed = packSchema.safeParse(law);
  const nowhere = () => ({ file: '', line: 1 });
  const before = new Set(faultsIn(pack).map(({ code, path }) => `${code} ${path}`));
  const faults = parsed.success
    ? faultsIn(changed).filter(({ code, path }) => !before.has(`${code} ${path}`))
    : findingsOf(parsed.error.issues, law, nowhere);
  if (faults.length === 0) return ok(freeze(changed));
  return { ok: false, reasons: faults.map((fault) => unfit(said, fault)) };
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

const unfit = ({ at, now }: Said, { code, zh, en, mend }: Finding): Refusal => ({
  code: 'value-unfit',
  article: null,
  facts: { path: at, now: JSON.stringify(now) ?? '', why: code, zh: `${zh}${mend.zh}`, en: `${en} ${mend.en}` },
});
