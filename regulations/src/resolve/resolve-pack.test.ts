import assert from 'node:assert/strict';
import { it } from 'node:test';
import { day } from '@heng/domain/language';
import { lookUp, undecided } from '@heng/domain/regulation';
import { samplePack, withPlanted } from '../testing/plant.ts';
import { canonicalJson } from './canonical.ts';
import { changeResolved } from './change.ts';
import { resolvePack } from './resolve-pack.ts';

async function resolved(on: string) {
  const result = await resolvePack(samplePack, day(on));
  assert.ok(result.ok);
  return result.value;
}

it('puts everything in one value, and gives the same digest for the same law', async () => {
  const [one, again] = [await resolved('2025-03-03'), await resolved('2025-06-01')];
  assert.equal(one.sha256, again.sha256);
  assert.equal(one.text, canonicalJson(JSON.parse(one.text)));
  assert.match(one.sha256, /^[0-9a-f]{64}$/);
  assert.ok(one.pack.facts.founded && one.pack.scales.grade && one.pack.names.media.gazette);
  assert.ok(one.pack.criteria_sets.tiny, 'a set that is left to the edition can be decided from the frozen text');
});

it('applies an amendment from its day on: a value, a block more, a block less', async () => {
  const [before, after] = [await resolved('2026-01-31'), await resolved('2026-02-01')];
  assert.deepEqual(
    [before, after].map(({ pack }) => lookUp(pack, 'quotas.main.at_most')),
    [3, 4],
  );
  assert.deepEqual(
    [before, after].map(({ pack }) => lookUp(pack, 'clauses.thanks.says')),
    [undefined, '表扬。'],
  );
  assert.deepEqual(
    [before, after].map(({ pack }) => pack.undertakings.length),
    [1, 0],
  );
  assert.notEqual(before.sha256, after.sha256);
});

it('refuses an amendment made against another text', async () => {
  await withPlanted({ file: 'amendments/2026-1.yaml', from: 'was: 3', to: 'was: 5' }, async (pack) => {
    const result = await resolvePack(pack, day('2026-02-01'));
    assert.ok(!result.ok);
    assert.deepEqual(
      result.reasons.map(({ code, path }) => [code, path]),
      [['amendment-was-differs', 'quotas.main.at_most']],
    );
    assert.ok((await resolvePack(pack, day('2026-01-31'))).ok);
  });
});

it('does not resolve a pack that would make a procedure stumble', async () => {
  await withPlanted({ file: 'procedure.yaml', from: 'order_by: total', to: 'order_by: totel' }, async (pack) => {
    assert.ok(!(await resolvePack(pack, day('2025-03-03'))).ok);
  });
});

it('decides what is open, one after the other, and can undo it to the same digest', async () => {
  const { pack, sha256 } = await resolved('2025-03-03');
  assert.deepEqual(
    undecided(pack).map(({ path, by, before }) => [path, by, before]),
    [
      ['receives.small.money', 'government', 'conferral'],
      ['criteria.excellence.set', 'committee', 'desk'],
      ['steps.visit.combine', 'committee', 'visit'],
    ],
  );
  const at = 'criteria.excellence.set';
  const decided = changeResolved(pack, { at, was: { external: 'plan' }, now: 'tiny' });
  assert.ok(decided.ok);
  assert.equal(undecided(decided.value.pack).length, 2);
  const undone = changeResolved(decided.value.pack, { at, was: 'tiny', now: { external: 'plan' } });
  assert.ok(undone.ok && undone.value.sha256 === sha256);
});

it('refuses a decision that names nothing, has the wrong kind, or is made against another value', async () => {
  const { pack } = await resolved('2025-03-03');
  const tried = [
    { at: 'criteria.excellence.set', was: { external: 'plan' }, now: 'tinny' },
    { at: 'quotas.main.at_most', was: 3, now: 'three' },
    { at: 'totals.total.parts.desk', was: '40%', now: '50%' },
    { at: 'quotas.main.at_most', was: 2, now: 5 },
    { at: 'quotas.none.at_most', was: 2, now: 5 },
  ].map((change) => changeResolved(pack, change));
  assert.deepEqual(
    tried.map((result) =>
      result.ok ? 'ok' : [result.reasons[0]?.code, result.reasons[0]?.facts.why].filter(Boolean).join(' '),
    ),
    [
      'value-unfit unknown-set',
      'value-unfit unknown-value',
      'value-unfit parts-not-whole',
      'was-differs',
      'path-unknown',
    ],
  );
});
