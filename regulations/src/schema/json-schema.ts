import { z } from 'zod';
import {
  amendmentFile,
  calendarFile,
  criteriaFile,
  examplesFile,
  ledgerFile,
  namesFile,
  overlayFile,
  rowsFile,
} from './beside.ts';
import { facts, scales } from './facts.ts';
import { packFiles } from './pack.ts';

/** JSON Schema (draft 2020-12) for every kind of file, by its name, for editors that complete and check while one writes. */
export function jsonSchemas(): Readonly<Record<string, object>> {
  const files = {
    ...packFiles,
    'facts.yaml': z.strictObject({ facts: facts.exactOptional(), scales: scales.exactOptional() }),
    'rows.yaml': rowsFile,
    'ledger.yaml': ledgerFile,
    'en.yaml': overlayFile,
    'examples/*.yaml': examplesFile,
    'amendments/*.yaml': amendmentFile,
    'common/names.yaml': namesFile,
    'criteria/*.yaml': criteriaFile,
    'calendar/*.yaml': calendarFile,
  };
  return Object.fromEntries(
    Object.entries(files).map(([file, schema]) => [
      file,
      z.toJSONSchema(schema, { unrepresentable: 'any', reused: 'ref' }),
    ]),
  );
}
