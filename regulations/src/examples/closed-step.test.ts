import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPerCase } from '@heng/domain/edition';
import { day } from '@heng/domain/language';
import { type ActName, acts } from '@heng/domain/procedure';
import type { ResolvedPack, Step } from '@heng/domain/regulation';
import { listPacks, packFolder } from '../list-packs.ts';
import { loadCalendar } from '../load/load-calendar.ts';
import { resolvePack } from '../resolve/resolve-pack.ts';
import { type Scene, sceneOf, trialLaw } from './scene.ts';
import { trials } from './trials.ts';

type Kind = Step['kind'];

/** Acts that belong to a step, by the kinds of step they are done in, with the least that can be said in them. */
const inSteps: Partial<
  Record<ActName, { readonly kinds: readonly Kind[]; readonly command: (pack: ResolvedPack, step: Step) => object }>
> = {
  'step-opened': { kinds: ['application', 'vetting', 'review'], command: (_pack, { id }) => ({ step: id }) },
  'announcement-published': { kinds: ['announcement'], command: () => ({}) },
  'notice-published': { kinds: ['notice'], command: () => ({}) },
  'case-opened': { kinds: ['application'], command: (pack) => applying(pack) },
  'application-submitted': { kinds: ['application'], command: () => ({}) },
  'application-closed': { kinds: ['application'], command: () => ({}) },
  'recommendation-made': {
    kinds: ['application'],
    command: (pack) => ({ document: Object.keys(pack.documents)[0] ?? '' }),
  },
  'application-returned': { kinds: ['application'], command: () => ({ reasons: 'reasons' }) },
  'opinions-asked': { kinds: ['vetting'], command: () => ({ body: 'x', department: 'x' }) },
  'finding-made': { kinds: ['vetting'], command: (pack) => ({ rule: judgedIn(pack) }) },
  'application-vetted': { kinds: ['vetting'], command: () => ({}) },
  'vetting-closed': { kinds: ['vetting'], command: () => ({}) },
  'team-formed': { kinds: ['review'], command: () => ({ members: ['leader', 'member', 'member'] }) },
  'sheet-handed-in': { kinds: ['review'], command: () => ({ percents: {} }) },
  'consensus-reached': { kinds: ['review'], command: () => ({ percents: {} }) },
  'defence-heard': { kinds: ['review'], command: () => ({}) },
  'review-closed': { kinds: ['review'], command: () => ({}) },
  'survey-recorded': { kinds: ['survey'], command: () => ({ said: true }) },
  'gate-closed': { kinds: ['gate'], command: () => ({}) },
  'candidates-listed': { kinds: ['candidate-list'], command: () => ({ list: {} }) },
  'ballot-opened': { kinds: ['ballot'], command: () => ({}) },
  'ballot-cast': { kinds: ['ballot'], command: () => ({ member: 'm1' }) },
  'ballot-closed': { kinds: ['ballot'], command: () => ({}) },
  'resolution-recorded': { kinds: ['resolution'], command: () => ({ carried: true }) },
  'winners-listed': { kinds: ['ballot', 'resolution'], command: () => ({ list: {} }) },
  'approval-given': { kinds: ['approval'], command: () => ({}) },
  'approval-refused': { kinds: ['approval'], command: () => ({}) },
  'award-conferred': { kinds: ['conferral'], command: () => ({}) },
  'conferral-announced': { kinds: ['conferral'], command: () => ({}) },
};

/** Acts about a step or a case that are not done in one: they outlast it, or come before any. */
const outside: readonly ActName[] = [
  // A notice that was published is closed, and objections to it are answered, whatever the edition is at; a late opinion counts up to the last gate that looks again.
  ...(['notice-closed', 'opinion-given', 'application-withdrawn', 'recusal-declared', 'attempt-refused'] as const),
];

const applying = (pack: ResolvedPack) => {
  const [track = '', block] = Object.entries(pack.tracks)[0] ?? [];
  return { track, kind: Object.keys(block?.kinds ?? {})[0] ?? '' };
};

const judgedIn = (pack: ResolvedPack): string =>
  pack.conditions.flatMap(({ id, rules }) => rules.map((rule) => `conditions.${id}.rules.${rule.id}`))[0] ?? '';

const over = ['step-over', 'review-over'];

describe('no act is done after its step is closed', async () => {
  const calendar = await loadCalendar();
  assert.ok(calendar.ok);
  const packs: ResolvedPack[] = [];
  for (const id of await listPacks()) {
    const resolved = await resolvePack(packFolder(id), day('2026-03-02'));
    assert.ok(resolved.ok, id);
    packs.push(resolved.value.pack);
  }

  /** The step closed, with all before it, and everything else as the act would want it. */
  const after = (pack: ResolvedPack, step: Step): Scene => {
    const closed = pack.steps.slice(0, pack.steps.indexOf(step) + 1).map(({ id }) => id);
    const law = trialLaw(pack, calendar.value);
    return sceneOf(law, { step: step.id, closed, scores: {}, voted: [] });
  };

  for (const [name, { kinds, command }] of Object.entries(inSteps)) {
    it(`${name}, under every regulation that has such a step`, () => {
      let tried = 0;
      for (const pack of packs) {
        for (const step of pack.steps.filter((one) => kinds.includes(one.kind) && !isPerCase(one))) {
          const trial = trials[name];
          assert.ok(trial);
          const { done, refused } = trial.run(after(pack, step), command(pack, step));
          tried += 1;
          assert.equal(done, null, `${pack.regulation.id} ${step.id}`);
          assert.ok(
            refused.some(({ code }) => over.includes(code)),
            `${pack.regulation.id} ${step.id}: ${refused.map(({ code }) => code).join(' ')}`,
          );
        }
      }
      assert.ok(tried > 0);
    });
  }

  it('leaves out no act of the catalogue that is about a step or a case', () => {
    const about = (Object.keys(acts) as ActName[]).filter((name) =>
      ['step', 'case', 'team'].includes(acts[name].subject),
    );
    assert.deepEqual(
      about.filter((name) => inSteps[name] === undefined && !outside.includes(name)),
      [],
    );
  });
});
