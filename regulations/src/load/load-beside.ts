import { join } from 'node:path';
import type { CriteriaSet, Example, Overlay } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import {
  criteriaFile,
  examplesFile,
  type LedgerRow,
  ledgerFile,
  overlayFile,
  type RowsFile,
  rowsFile,
} from '../schema/beside.ts';
import { readFolder } from './load-common.ts';
import { readAs, wasRead } from './read-as.ts';
import type { Source } from './read-yaml.ts';

export interface LocatedExample {
  readonly example: Example;
  readonly file: string;
  readonly line: number;
}

/** What stands beside the law of a pack: null where a file is missing or cannot be read. */
export interface Beside {
  readonly rows: { readonly value: RowsFile; readonly source: Source } | null;
  readonly ledger: { readonly value: Readonly<Record<string, LedgerRow>>; readonly source: Source } | null;
  readonly examples: readonly LocatedExample[];
  /** Criteria sets of the pack’s own. */
  readonly criteria: readonly CriteriaSet[];
  readonly overlay: { readonly value: Overlay['en']; readonly source: Source } | null;
  readonly findings: readonly Finding[];
}

/** Reads ledger, rows, examples and English. A fault in one of them leaves the law itself untouched. */
export async function loadBeside(folder: string): Promise<Beside> {
  const [rows, ledger, overlay, files, sets] = await Promise.all([
    readAs(rowsFile, join(folder, 'rows.yaml')),
    readAs(ledgerFile, join(folder, 'ledger.yaml')),
    readAs(overlayFile, join(folder, 'en.yaml')),
    readFolder(examplesFile, join(folder, 'examples')),
    readFolder(criteriaFile, join(folder, 'criteria')),
  ]);
  const examples = files
    .filter(wasRead)
    .flatMap(({ value, source }) =>
      value.examples.map((example, i) => ({ example, file: source.file, line: source.lineOf(['examples', i]) })),
    );
  const findings = [rows, ledger, overlay, ...files].flatMap((read) => (wasRead<unknown>(read) ? [] : read.findings));
  return {
    rows: wasRead(rows) ? rows : null,
    ledger: wasRead(ledger) ? { value: ledger.value.ledger, source: ledger.source } : null,
    overlay: wasRead(overlay) ? { value: overlay.value.en, source: overlay.source } : null,
    examples,
    // What is wrong with them is told with the law, which needs them.
    criteria: sets.filter(wasRead).map(({ value }) => value.criteria_set),
    findings,
  };
}

/** The examples of a pack, in the order of files and lines; those that cannot be read are left to `checkPack`. */
export const loadExamples = async (folder: string): Promise<readonly LocatedExample[]> =>
  (await loadBeside(folder)).examples;
