import { basename } from 'node:path';
import type { Finding } from '../finding.ts';
import { type Beside, loadBeside } from '../load/load-beside.ts';
import { loadCommon } from '../load/load-common.ts';
import { loadPack } from '../load/load-pack.ts';
import { packFiles } from '../schema/pack.ts';
import { checkLaw } from './check-law.ts';
import { citationChecks } from './citations.ts';
import { checkExamples } from './examples.ts';
import type { Law } from './law.ts';
import { checkHonoured, checkLedger } from './ledger.ts';
import { listForPeople } from './lists.ts';
import { checkOverlay } from './overlay.ts';
import { checkWording } from './wording.ts';

export interface CheckOptions {
  /** The official text, to find sentences that were copied; null: not at hand. */
  readonly text?: string | null;
}

/**
 * Everything there is to say about a pack: errors, in the order of files and lines, and then the lists for people.
 * While the law itself cannot be read, only that is said, and what is wrong beside it.
 */
export async function checkPack(folder: string, { text = null }: CheckOptions = {}): Promise<readonly Finding[]> {
  const [loaded, common, beside] = await Promise.all([loadPack(folder), loadCommon(folder), loadBeside(folder)]);
  if (!loaded.ok || !common.ok) {
    return [...(loaded.ok ? [] : loaded.reasons), ...(common.ok ? [] : common.reasons), ...beside.findings];
  }
  const law = { ...loaded.value, common: common.value };
  const copied = text === null ? [] : checkWording(law, text);
  const errors = [...checkWhole(law, beside), ...copied, ...beside.findings];
  return [...errors.toSorted(byPlace), ...listForPeople(law)];
}

/** Everything wrong with a law and with what stands beside it, once both are read. */
export const checkWhole = (law: Law, beside: Beside): readonly Finding[] => [
  ...checkLaw(law),
  ...citationChecks.flatMap((check) => check(law)),
  ...checkLedger(law, beside),
  ...checkHonoured(law, beside),
  ...checkExamples(beside),
  ...checkOverlay(law, beside),
];

/** In the order in which a regulation is read, file by file. */
const byPlace = (a: Finding, b: Finding): number =>
  a.file === b.file ? a.line - b.line : placeOf(a.file) - placeOf(b.file) || (a.file < b.file ? -1 : 1);

function placeOf(file: string): number {
  const place = reading.indexOf(basename(file));
  return place < 0 ? reading.length : place;
}
const reading: readonly string[] = [...Object.keys(packFiles), 'rows.yaml', 'ledger.yaml', 'en.yaml'];

/** Where somebody writes a pack, one thing after another: the law itself, then what answers for its rows and proves it, then its English. */
export const stages = ['law', 'ledger', 'english'] as const;
export type Stage = (typeof stages)[number];

const provesRows = /^(row-|example-|honours-no-row$|trap-|unknown-act$|given-unknown$)/;

/** The stage a finding belongs to. */
export function stageOf({ code, file }: Finding): Stage {
  if (code === 'without-english' || basename(file) === 'en.yaml') return 'english';
  return provesRows.test(code) || basename(file) === 'ledger.yaml' ? 'ledger' : 'law';
}
