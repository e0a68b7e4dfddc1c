import { isPerCase } from '@heng/domain/edition';
import { as, type CaseId, day, instantAt, yearOf } from '@heng/domain/language';
import type { CaseState } from '@heng/domain/notice';
import {
  type Finding,
  isMap,
  lookUp,
  noFacts,
  type PastAward,
  placesOf,
  type ResolvedPack,
  type Rule,
  type RuleFacts,
  registerKey,
} from '@heng/domain/regulation';
import type { Given } from '../schema/given.ts';
import type { Scene } from './scene.ts';

/** The only case of an example that names none. */
export const onlyCase = as<CaseId>('a');

/** One application as the example gives it. `submitted` false: it is not handed in yet. */
export function fileOf(scene: Scene, id: string = onlyCase, submitted = true, won = scene.given.won): CaseState {
  const { given, pack } = scene;
  const track = given.track ?? Object.keys(pack.tracks)[0] ?? '';
  return {
    id: as(id),
    applicant: as(id),
    track,
    kind: given.kind ?? Object.keys(pack.tracks[track]?.kinds ?? {})[0] ?? '',
    tier: given.tier === undefined ? null : as(given.tier),
    holders: given.holders ?? 1,
    submittedAt: submitted ? instantAt(submittedOn(scene), '09:00') : null,
    endedStep: null,
    passed: (given.passed ?? pack.steps.filter((step) => isPerCase(step)).map((step) => step.id)).map((step) =>
      as(step),
    ),
    notices: [],
    facts: factsOf(scene, submitted, won),
  };
}

export const submittedOn = ({ given, today }: Scene) => given.submitted ?? today;

/** All that rules read about it. Registers of awards, applications and duties have been asked; what is not given is not on them. */
export function factsOf({ given, pack }: Scene, submitted = true, won: Given['won'] = given.won): RuleFacts {
  const { awards, applications } = registersOf({ given, pack }, won ?? []);
  return {
    ...noFacts,
    facts: given.applicant ?? {},
    documents: Object.fromEntries(
      (given.documents ?? Object.keys(pack.documents)).map((id) => [id, validityOf(given, id)]),
    ),
    recommendedBy: given.recommended ?? [],
    submitted,
    findings: findingsOf(pack, given.findings ?? {}),
    awards,
    applications,
    obligations: (given.duties ?? []).flatMap(({ duty, is, on }) => (is === 'done' ? [] : [{ duty, is, on }])),
    scores: given.scores ?? {},
  };
}

/** How long a document is in force; null: without end; not given: nobody has said. */
function validityOf({ valid_until = {} }: Given, document: string) {
  const until = valid_until[document];
  return until === undefined ? {} : { validUntil: until };
}

function registersOf({ given, pack }: Pick<Scene, 'given' | 'pack'>, won: NonNullable<Given['won']>) {
  const awards: Record<string, readonly PastAward[]> = {};
  const asked: Record<string, RuleFacts['applications'][string]> = {};
  const { conditions, disqualifiers, receives, grants, steps, documents, sanctions } = pack;
  for (const { value } of placesOf({ conditions, disqualifiers, receives, grants, steps, documents, sanctions })) {
    if (isRule(value) && value.rule === 'past-award') awards[keyOf(pack, value)] = [];
    if (isRule(value) && value.rule === 'other-application') asked[keyOf(pack, value)] = [];
  }
  for (const { tier, day, programme = 'own', revoked = null, editions_ago = null, about = 'applicant' } of won) {
    const key = registerKey(about, programmeOf(pack, programme));
    awards[key] = [...(awards[key] ?? []), { tier, awardedOn: day, revokedOn: revoked, editionsAgo: editions_ago }];
  }
  for (const { about, track, programme = 'own', stands = true } of given.also_applied ?? []) {
    const key = registerKey(about, programmeOf(pack, programme));
    asked[key] = [
      ...(asked[key] ?? []),
      {
        track,
        sameEdition: true,
        year: yearOf(given.submitted ?? given.day ?? day(pack.regulation.rehearse_from)),
        stands,
      },
    ];
  }
  return { awards, applications: asked };
}

const isRule = (value: unknown): value is Rule => isMap(value) && typeof value.rule === 'string';
const programmeOf = (pack: ResolvedPack, programme: string) =>
  programme === 'own' ? pack.regulation.programme : programme;
const keyOf = (pack: ResolvedPack, { about, programme }: Extract<Rule, { programme: string }>) =>
  registerKey(about ?? 'applicant', programmeOf(pack, programme));

function findingsOf(pack: ResolvedPack, given: Readonly<Record<string, Finding>>): RuleFacts['findings'] {
  const found = Object.entries(given).flatMap(([name, finding]) => {
    const paths = rulePaths(pack, name);
    if (paths.length === 0) throw new Error(`there is no rule ${name} to find on`);
    return paths.map((path) => [path, finding] as const);
  });
  return Object.fromEntries(found);
}

/** Where rules of this name stand: among the conditions, disqualifiers, gates, grounds and what is required of bodies, in this order; a name with its section is a path already. */
export function rulePaths(pack: ResolvedPack, name: string): readonly string[] {
  const places = [
    ...pack.conditions.map(({ id }) => `conditions.${id}.rules`),
    ...pack.disqualifiers.map(({ id }) => `disqualifiers.${id}.rules`),
    ...pack.steps.map(({ id }) => `steps.${id}.pass`),
    ...pack.sanctions.map(({ id }) => `sanctions.${id}.grounds`),
    ...Object.keys(pack.bodies).map((id) => `bodies.${id}.requirements`),
  ];
  return [name, ...places.map((place) => `${place}.${name}`)].filter((path) => lookUp(pack, path) !== undefined);
}
