import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { checkPack } from '../check/check-pack.ts';
import { type Plant, withPlanted } from './plant.ts';

/** Code, where it is found, and what is planted: file, what is replaced, by what. */
export type Case = readonly [
  code: string,
  path: string,
  ...plants: readonly (readonly [file: string, from: string, to: string])[],
];

export const bodies = 'bodies.yaml';
export const awards = 'awards.yaml';
export const eligibility = 'eligibility.yaml';
export const procedure = 'procedure.yaml';
export const sanctions = 'sanctions.yaml';
export const winners = 'winners.yaml';
export const regulation = 'regulation.yaml';

export const step = (id: string, rest: string): string =>
  `- { id: ${id}, name: 另, by: office, article: 11, ${rest} }\n  `;
export const gate = (pass: string): string => step('sieve', `kind: gate, pass: [${pass}]`);
export const wait = (id: string, within: string): string =>
  `- { id: ${id}, says: 等。, rule: past-award, programme: own, tiers: [main], within: ${within} }\n      `;
export const condition = (rule: string): string => `- { id: more, says: 另。, ${rule} }\n      `;

/** Each planted case is found, where it stands, in words in both languages and with a way to mend it. */
export function findsPlanted(cases: Readonly<Record<string, readonly Case[]>>): void {
  for (const [what, planted] of Object.entries(cases)) {
    describe(what, () => {
      for (const [code, path, ...plants] of planted) {
        it(
          `${code} at ${path}: ${plants.map(([, , to]) => to.trim().split('\n').at(-1)).join(' + ')}`.slice(0, 150),
          async () => {
            const changes: readonly Plant[] = plants.map(([file, from, to]) => ({ file, from, to }));
            await withPlanted(changes, async (pack) => {
              const all = await checkPack(pack);
              const found = all.filter((finding) => finding.code === code);
              assert.ok(
                found.some((finding) => finding.path === path),
                `found ${all
                  .filter(({ level }) => level === 'error')
                  .map((one) => `${one.code} ${one.path}`)
                  .join('; ')}`,
              );
              for (const { file, line, zh, en, mend } of found) {
                assert.ok(zh && en && mend.zh && mend.en, 'says what and how to mend');
                assert.match(`${basename(file)}:${line}`, /^[a-z]+\.yaml:\d+$/);
              }
            });
          },
        );
      }
    });
  }
}
