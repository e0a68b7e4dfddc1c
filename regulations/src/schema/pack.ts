import type { Pack } from '@heng/domain/regulation';
import { z } from 'zod';
import { declarations, documents, fees, form } from './application.ts';
import { grants, quotas, receives, tiers, tracks } from './awards.ts';
import { bodies, recusal, undertakings } from './bodies.ts';
import { clauses } from './clauses.ts';
import { facts, scales } from './facts.ts';
import { channels } from './objections.ts';
import { step } from './procedure.ts';
import { regulation, rulesElsewhere } from './regulation.ts';
import { criteria, guides, totals } from './review.ts';
import { ruleGroup } from './rules.ts';
import { sanctions } from './sanctions.ts';
import { moneyUse, obligations, titleUse } from './winners.ts';

/** The law in a pack: which key lives in which file, in the order a regulation is read. */
export const packFiles = {
  'regulation.yaml': z.strictObject({ regulation, rules_elsewhere: rulesElsewhere }),
  'bodies.yaml': z.strictObject({ bodies, recusal, undertakings }),
  'awards.yaml': z.strictObject({ tracks, tiers, quotas, receives, grants: grants.exactOptional() }),
  'eligibility.yaml': z.strictObject({ conditions: z.array(ruleGroup), disqualifiers: z.array(ruleGroup) }),
  'application.yaml': z.strictObject({ documents, form, declarations, fees }),
  'review.yaml': z.strictObject({ criteria, guides, totals }),
  'procedure.yaml': z.strictObject({ steps: z.array(step).min(1) }),
  'objections.yaml': z.strictObject({ channels }),
  'winners.yaml': z.strictObject({ money_use: moneyUse, title_use: titleUse, obligations }),
  'sanctions.yaml': z.strictObject({ sanctions }),
  'clauses.yaml': z.strictObject({ clauses }),
  'facts.yaml': z.strictObject({ facts: facts.exactOptional(), scales: scales.exactOptional() }),
};
export type PackFile = keyof typeof packFiles;

const shapes = Object.assign({}, ...Object.values(packFiles).map((file) => file.shape)) as Shapes;
type Files = typeof packFiles;
type Shapes = Files['regulation.yaml']['shape'] &
  Files['bodies.yaml']['shape'] &
  Files['awards.yaml']['shape'] &
  Files['eligibility.yaml']['shape'] &
  Files['application.yaml']['shape'] &
  Files['review.yaml']['shape'] &
  Files['procedure.yaml']['shape'] &
  Files['objections.yaml']['shape'] &
  Files['winners.yaml']['shape'] &
  Files['sanctions.yaml']['shape'] &
  Files['clauses.yaml']['shape'] &
  Files['facts.yaml']['shape'];

/** A whole pack. What it parses is the domain's `Pack`; the compiler holds the two together. */
export const packSchema: z.ZodType<Pack> = z.strictObject(shapes);

/** The file each key of a pack lives in. It inherits nothing: `constructor` is a key of no file. */
export const fileOf: Readonly<Record<string, PackFile>> = Object.assign(
  Object.create(null),
  Object.fromEntries(
    Object.entries(packFiles).flatMap(([file, schema]) =>
      Object.keys(schema.shape).map((key) => [key, file as PackFile]),
    ),
  ),
);
