import {
  type Branded,
  type Cite,
  type Day,
  type Exact,
  type Instant,
  parseDay,
  parseExact,
  type StepId,
} from '@heng/domain/language';
import type { Step } from '@heng/domain/regulation';
import { z } from 'zod';

/** What an id names. The server looks every one up before anything is done: an unknown one is answered 404, with its place. */
export type Ref =
  | 'edition'
  | 'step'
  | 'case'
  | 'applicant'
  | 'person'
  | 'body'
  | 'tier'
  | 'team'
  | 'notice'
  | 'objection'
  | 'award'
  | 'proceeding'
  | 'report'
  | 'act'
  | 'file'
  | 'account';

/** Signs of an id: letters, digits, `.`, `-`, `_`, `:`; nobody looks up what it names before the handler does. */
export const idText = (): z.ZodString => z.string().regex(/^[\w.:-]{1,120}$/);

/** An id of something the server looks up before anything is done. */
export const id = <Id extends Branded<string>>(kind: Ref): z.ZodType<Id, string> =>
  idText().meta({ ref: kind, description: `id of: ${kind}` }) as unknown as z.ZodType<Id, string>;

/** The id of a step of one of these kinds; one of another kind is no such step. */
export const stepOf = (...kinds: readonly Step['kind'][]): z.ZodType<StepId, string> =>
  idText().meta({ ref: 'step', kinds, description: `id of: step (${kinds.join(', ')})` }) as unknown as z.ZodType<
    StepId,
    string
  >;

/** Text of people: well-formed, without signs that no screen shows, not blank, of limited length (in UTF-16 units). */
export const words = (most = 4000): z.ZodType<string, string> =>
  z
    .string()
    .max(most)
    .regex(/\S/u, 'blank')
    .refine((text) => text.isWellFormed() && !unseen.test(text), 'holds signs that cannot be shown');

/** Control signs but tab and line ends, marks that turn the direction of writing, and the byte order mark. */
const unseen = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** A day of the calendar in China, `2026-05-07`. */
export const day = (): z.ZodType<Day, string> =>
  z
    .string()
    .regex(/^[12]\d{3}-\d{2}-\d{2}$/)
    .refine((text) => parseDay(text) !== null, 'no day of the calendar')
    .meta({ format: 'date' }) as unknown as z.ZodType<Day, string>;

/** A moment in UTC, `2026-05-07T01:20:00.000000Z`. */
export const instant = (): z.ZodType<Instant, string> =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/)
    .meta({ format: 'date-time' }) as unknown as z.ZodType<Instant, string>;

/** SHA-256 in hex. */
export const digest = (): z.ZodType<string, string> => z.string().regex(/^[0-9a-f]{64}$/);

/** An exact number as text: `600`, `599.975`, `2/3`; never negative. */
export const exactText = (): z.ZodType<string, string> =>
  z
    .string()
    .max(40)
    .regex(/^\d+(\.\d+|\/[1-9]\d*)?$/);

/** The same, read. */
export const exactNumber = (): z.ZodType<Exact, string> =>
  exactText().transform((text) => parseExact(text) as Exact) as unknown as z.ZodType<Exact, string>;

/** Whole yuan. */
export const yuan = (): z.ZodType<number, number> => z.int().min(0).max(1_000_000_000_000);

/** Where a regulation says something: `5`, `16¶2`, or several. */
export const cite = (): z.ZodType<Cite, Cite> =>
  z
    .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
    .meta({ description: 'article' }) as unknown as z.ZodType<Cite, Cite>;

/** A name from a pack: a seat, a fact, a rule's path, a document. */
export const packName = (most = 200): z.ZodType<string, string> =>
  z
    .string()
    .regex(/^[\p{L}\p{N}_.:[\]/()¶-]+$/u)
    .max(most);

/** Which one of a body of many (`tax`, a county's name), or which applicant of a party. */
export const ofWhich = (): z.ZodType<string, string> => words(120);

/** Whom or what, with its name. */
export const named = z.object({ id: z.string(), name: z.string() });

/** Which case a line of a list is about. */
export const ofCase = { case: z.string(), number: z.int(), applicant: named, track: z.string(), kind: z.string() };

/** A paper that came with an objection or a report, by its digest; `need`: what the regulation asks for that it is. */
export const filedPaper = z.object({ need: z.string(), name: z.string(), sha256: digest() });
export type FiledPaper = z.infer<typeof filedPaper>;

/** In both languages. */
export const wording = z.object({ zh: z.string(), en: z.string() });
