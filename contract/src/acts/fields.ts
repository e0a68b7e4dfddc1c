import type { Day } from '@heng/domain/language';
import type { FactValue, Finding } from '@heng/domain/regulation';
import { z } from 'zod';
import { day, packName, words } from '../shape/values.ts';

/** Number or title of a paper. */
export const document = () => words(200);

/** The same; null: a marked blank, filled in by hand. */
export const documentOrBlank = () => document().nullable().default(null);

export const dayOrNone = (): z.ZodDefault<z.ZodNullable<z.ZodType<Day, string>>> => day().nullable().default(null);

/** What a person decides for a rule that needs judgement. */
export const finding = (): z.ZodType<Finding, Finding> => z.enum(['holds', 'does-not-hold', 'not-applicable']);

/** Any JSON value, which has to be there. */
export const anything = (): z.ZodType<unknown, unknown> =>
  z.unknown().refine((value) => value !== undefined, 'missing');

const scalar = z.union([z.string().max(4000), z.number(), z.boolean()]);
const fields = z.record(packName(), scalar.nullable());

/** An answer to a question of the regulation: a value, figures by year or name, or records. */
export const factValue = (): z.ZodType<FactValue> =>
  z.union([scalar, z.array(fields).max(500), fields]).meta({ description: 'answer to a question of the regulation' });

/** Who somebody says they are: name, telephone, unit … each at most 500 signs. */
export const identity = () => z.record(packName(60), z.string().max(500));

/** Ids from the pack. */
export const packNames = (most = 100) => z.array(packName()).max(most);
