import { join } from 'node:path';
import { type Day, ok, type Result } from '@heng/domain/language';
import type { CriteriaSet, Overlay, Pack, ResolvedPack } from '@heng/domain/regulation';
import { checkLaw } from '../check/check-law.ts';
import { type Finding, isError } from '../finding.ts';
import { findingsOf } from '../load/issues.ts';
import { type Common, loadCommon, readFolder, readOverlay } from '../load/load-common.ts';
import { type LoadedPack, loadPack } from '../load/load-pack.ts';
import { type Read, wasRead } from '../load/read-as.ts';
import { type Amendment, amendmentFile } from '../schema/beside.ts';
import { packSchema } from '../schema/pack.ts';
import { amend, inForceOn } from './amend.ts';
import { canonicalJson, sha256 } from './canonical.ts';

/** A pack that an edition can be held under: all in one value, its canonical JSON, and the digest of that. */
export interface Resolved {
  readonly pack: ResolvedPack;
  readonly text: string;
  readonly sha256: string;
  /** English by path, of the pack and of what it shares with others. Not part of the law, and not of the digest. */
  readonly en: Overlay['en'];
}

/**
 * Reads a pack, puts common and own facts, scales, names and criteria sets in, applies the amendments in force on the day, and freezes it.
 * A pack with a fault in shape, references or sense is refused with all findings. Where a criteria set is left to the edition, all sets go in,
 * so that the decision finds what it names in the frozen text.
 */
export async function resolvePack(folder: string, on: Day): Promise<Result<Resolved, Finding>> {
  const [loaded, common, amendments, en] = await Promise.all([
    loadPack(folder),
    loadCommon(folder),
    readFolder(amendmentFile, join(folder, 'amendments')),
    readOverlay(folder),
  ]);
  const unread = [...amendments, en].flatMap((read) => (wasRead<unknown>(read) ? [] : read.findings));
  const faults = [...(loaded.ok ? [] : loaded.reasons), ...(common.ok ? [] : common.reasons), ...unread];
  if (!loaded.ok || !common.ok || faults.length > 0) return { ok: false, reasons: faults };
  const amended = applyAmendments(loaded.value, amendments.filter(wasRead), on);
  if (!amended.ok) return amended;
  const pack = complete(amended.value, common.value);
  const found = checkLaw({ ...loaded.value, pack: amended.value, common: common.value }).filter(isError);
  if (found.length > 0) return { ok: false, reasons: found };
  return ok({ ...freeze(pack), en: { ...common.value.en, ...(wasRead(en) ? en.value.en : {}) } });
}

/** The amendments of a pack, in force or not; one that cannot be read is left out here and told by the check. */
export async function amendmentsOf(folder: string): Promise<readonly Amendment[]> {
  const files = await readFolder(amendmentFile, join(folder, 'amendments'));
  return files.filter(wasRead).map(({ value }) => value.amendment);
}

/** The canonical text of a resolved pack and its digest; the same pack always gives the same. */
export function freeze(pack: ResolvedPack): { pack: ResolvedPack; text: string; sha256: string } {
  const text = canonicalJson(pack);
  return { pack, text, sha256: sha256(text) };
}

/** A pack with everything in place. Own facts and scales stand beside the common ones. */
export function complete(pack: Pack, common: Common): ResolvedPack {
  return {
    ...pack,
    facts: { ...common.facts, ...pack.facts },
    scales: { ...common.scales, ...pack.scales },
    names: common.names,
    criteria_sets: setsOf(pack, common.criteria),
  };
}

function setsOf(pack: Pack, all: Common['criteria']): Record<string, CriteriaSet> {
  const named = Object.values(pack.criteria).map(({ set }) => set);
  const left = named.some((set) => typeof set !== 'string');
  return Object.fromEntries(Object.entries(all).filter(([id]) => left || named.includes(id)));
}

type AmendmentFile = Extract<Read<{ amendment: Amendment }>, { value: unknown }>;

function applyAmendments({ pack }: LoadedPack, files: readonly AmendmentFile[], on: Day): Result<Pack, Finding> {
  let amended = pack;
  for (const amendment of inForceOn(
    files.map(({ value }) => value.amendment),
    on,
  )) {
    const file = files.find(({ value }) => value.amendment === amendment)?.source.file ?? '';
    const result = amend(amended, amendment);
    if (!result.ok)
      return {
        ok: false,
        reasons: result.reasons.map((reason) => unfit(file, reason.code, String(reason.facts.path))),
      };
    const parsed = packSchema.safeParse(result.value);
    if (!parsed.success) {
      const place = () => ({ file, line: 1 });
      return { ok: false, reasons: findingsOf(parsed.error.issues, result.value, place) };
    }
    amended = parsed.data;
  }
  return ok(amended);
}

function unfit(file: string, code: string, path: string): Finding {
  return {
    file,
    line: 1,
    path,
    level: 'error',
    code: `amendment-${code}`,
    zh: `修正案改不到 ${path}：原值不符或没有这一处。`,
    en: `The amendment does not fit ${path}: another value stands there, or none.`,
    mend: { zh: '对照现行文本改 at 和 was。', en: 'Compare `at` and `was` with the text in force.' },
  };
}
