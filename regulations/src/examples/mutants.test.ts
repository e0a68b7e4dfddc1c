import assert from 'node:assert/strict';
import { it } from 'node:test';
import { loadCommon } from '../load/load-common.ts';
import { loadPack } from '../load/load-pack.ts';
import { samplePack, withPlanted } from '../testing/plant.ts';
import { mutantsOf } from './mutants.ts';
import { runMutations } from './run-mutations.ts';

it('changes one value at a time, each in its own way, and no word for people', async () => {
  const [loaded, common] = await Promise.all([loadPack(samplePack), loadCommon(samplePack)]);
  assert.ok(loaded.ok && common.ok);
  const mutants = [...mutantsOf(loaded.value.pack, common.value)];
  const at = (path: string) => mutants.filter((mutant) => mutant.path === path).map(({ now }) => now);
  assert.deepEqual(at('steps.cut.pass.0.at_least'), [61, 59, undefined]);
  assert.deepEqual(at('conditions.unit.rules.age.at_least'), ['4 years', '2 years']);
  assert.deepEqual(at('steps.vote.secret'), [false, null]);
  assert.deepEqual(at('steps.vote.quorum'), ['1/2']);
  assert.ok(at('steps.approval.by').includes('committee'));
  assert.deepEqual(at('steps.call.name'), []);
});

it('says which changes nobody finds, and will not judge a pack that is not sound itself', async () => {
  const { all, survivors } = await runMutations(samplePack);
  const survives = (path: string, now: unknown) => survivors.some((one) => one.path === path && one.now === now);
  assert.ok(survivors.length > 0 && survivors.length < all);
  assert.ok(!survives('steps.cut.pass.0.at_least', 61), 'the only example has just sixty points');
  assert.ok(survives('steps.vote.secret', false), 'no example is about the vote');
  await withPlanted({ file: 'procedure.yaml', from: 'at_least: 60', to: 'at_least: 61' }, (pack) =>
    assert.rejects(runMutations(pack), /not sound/),
  );
});
