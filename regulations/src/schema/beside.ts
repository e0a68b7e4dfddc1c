import type { CriteriaSet, Example, Names, Overlay } from '@heng/domain/regulation';
import { z } from 'zod';
import { cite, count, id, oneOf, path, share, text, wholeDay } from './written.ts';

/** What stands beside the packs and beside the law in a pack. */
const named = z.record(id, text);

/** common/names.yaml: the closed lists of ids that programs read. */
export const namesFile: z.ZodType<{ names: Names }> = z.strictObject({
  names: z.strictObject({
    media: named,
    states: named,
    scope: named,
    among: named,
    needs: named,
    uses: named,
    honours: named,
    programmes: named,
  }),
});

/** criteria/*.yaml: a set of criteria. */
export const criteriaFile: z.ZodType<{ criteria_set: CriteriaSet }> = z.strictObject({
  criteria_set: z.strictObject({
    id,
    name: text,
    source: text,
    checked: z.boolean(),
    points: z.number().nullable(),
    scale: z.union([
      z.strictObject({ from: share, to: share, step: share }),
      z.strictObject({ levels: z.array(z.strictObject({ id, name: text })).min(1) }),
    ]),
    kinds: z.record(
      id,
      z.strictObject({
        name: text,
        factors: z.array(text),
        bands: z.array(z.strictObject({ from: share, to: share, says: text })).exactOptional(),
      }),
    ),
    categories: z
      .array(
        z.strictObject({
          id,
          name: text,
          items: z.array(
            z.strictObject({ code: text, name: text, asks: text, kind: id, points: z.number().exactOptional() }),
          ),
        }),
      )
      .min(1),
  }),
});

/** rows.yaml: the ids of the rows that the ledger answers for, and of the traps this text has. */
export interface RowsFile {
  rows: string[];
  traps?: `T-${number}`[];
}
const trap = z.string().regex(/^T-\d{2}$/, { error: 'trap' }) as unknown as z.ZodType<`T-${number}`>;
export const rowsFile: z.ZodType<RowsFile> = z.strictObject({
  rows: z.array(text),
  traps: z.array(trap).exactOptional(),
});

/** ledger.yaml: where each row is honoured, and what proves it. */
const oneOrMore = (value: z.ZodType<string>) => z.union([value, z.array(value).min(1)]);
export interface LedgerRow {
  pack?: string | string[];
  platform?: string | string[];
  decision?: string | string[];
  not_computable?: string;
  proved_by?: string[];
}
export const ledgerFile: z.ZodType<{ ledger: Record<string, LedgerRow> }> = z.strictObject({
  ledger: z.record(
    text,
    z.strictObject({
      pack: oneOrMore(path).exactOptional(),
      platform: oneOrMore(text).exactOptional(),
      decision: oneOrMore(text).exactOptional(),
      not_computable: text.exactOptional(),
      proved_by: z.array(id).exactOptional(),
    }),
  ),
});

/** examples/*.yaml: given, when, then. */
export const examplesFile: z.ZodType<{ examples: Example[] }> = z.strictObject({
  examples: z.array(
    z.strictObject({
      id,
      trap: trap.exactOptional(),
      rows: z.array(text),
      says: text,
      given: z.looseObject({}),
      when: z.record(id, z.looseObject({})).refine((acts) => Object.keys(acts).length === 1, { error: 'one-act' }),
      // biome-ignore lint/suspicious/noThenProperty: the format's own word; nobody awaits a schema's shape
      then: z.looseObject({ refused: id.exactOptional(), article: cite.nullable() }),
    }),
  ),
});

/** amendments/*.yaml: changes by path, in the order written. */
export type AmendmentChange =
  | { at: string; was: unknown; now: unknown; article: string | number | (string | number)[] }
  | { at: string; add: unknown; after?: string | null; article: string | number | (string | number)[] }
  | { at: string; remove: true; article: string | number | (string | number)[] };
export interface Amendment {
  number: string;
  signed: string;
  from: string;
  reaches: 'new-editions' | 'running-editions';
  changes: AmendmentChange[];
}
export const amendmentFile: z.ZodType<{ amendment: Amendment }> = z.strictObject({
  amendment: z.strictObject({
    number: text,
    signed: wholeDay,
    from: wholeDay,
    reaches: oneOf('new-editions', 'running-editions'),
    changes: z.array(
      z.union([
        z.strictObject({ at: path, was: z.unknown(), now: z.unknown(), article: cite }),
        z.strictObject({ at: path, add: z.unknown(), after: id.nullable().exactOptional(), article: cite }),
        z.strictObject({ at: path, remove: z.literal(true), article: cite }),
      ]),
    ),
  }),
});

/** en.yaml: an overlay by path. */
export const overlayFile: z.ZodType<Overlay> = z.strictObject({ en: z.record(path, text) });

/** calendar/<year>.yaml: one year of the State Council's calendar. */
export const calendarFile = z.strictObject({
  calendar: z.strictObject({
    year: count,
    source: text,
    published: wholeDay,
    off: z.array(z.strictObject({ name: text, from: wholeDay, to: wholeDay })),
    work: z.array(wholeDay),
  }),
});
