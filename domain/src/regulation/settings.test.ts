import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { articleAt, articleOf } from './cite.ts';
import { lookUp, placesOf, replaceAt } from './path.ts';
import { applyChange, same, undecided } from './settings.ts';

const pack = {
  rules_elsewhere: { rules: { name: '工作规则', made_by: 'office', approved_by: 'committee' } },
  quotas: [{ id: 'seats', at_most: 2, article: 5 }],
  receives: [{ id: 'main', honours: null, money: { decided_by: 'government' }, article: { rest: 26, money: 27 } }],
  totals: { total: { out_of: 1000, parts: { desk: { external: 'rules' }, site: { external: 'rules' } }, article: 19 } },
  steps: [
    { id: 'desk', kind: 'review', combine: { decided_by: 'committee', before: 'site' }, article: 18 },
    { id: 'site', kind: 'review', article: { sheet: 18, rest: [18, 20] } },
    { id: 'cut', kind: 'gate', pass: [{ rule: 'score', of: 'total', at_least: 600 }], article: 19 },
    { id: 'gala', kind: 'conferral', article: { by: 30, publishes: 31 } },
  ],
};
// The parts of a pack that these functions read.
const resolved = pack as unknown as Parameters<typeof undecided>[0];

it('finds a value by its path, tells silence from absence, and never what is inherited', () => {
  assert.equal(lookUp(pack, 'quotas.seats.at_most'), 2);
  assert.equal(lookUp(pack, 'receives.main.honours'), null);
  assert.equal(lookUp(pack, 'quotas.chairs'), undefined);
  assert.equal(lookUp(pack, 'constructor.name'), undefined);
  assert.equal(lookUp(pack, 'steps.cut.pass.0.at_least'), 600);
});

it('cites by field, then for the rest, then from above', () => {
  assert.equal(articleAt(pack, 'receives.main.money'), 27);
  assert.equal(articleAt(pack, 'receives.main.honours'), 26);
  assert.equal(articleAt(pack, 'steps.cut.pass.0.at_least'), 19);
  assert.deepEqual(articleAt(pack, 'steps.site'), [18, 20]);
  assert.deepEqual(articleOf(pack.steps[3]), [30, 31]);
  assert.equal(articleOf(pack.steps[3], 'name'), null);
  assert.equal(articleAt(pack, 'quotas.none'), null);
});

it('reads what is open of a team before the review of the body that creates it', () => {
  const experts = { role: 'team', created_by: 'agency', size: { decided_by: 'committee' }, article: 8 };
  const steps = [pack.steps[2], { ...pack.steps[1], by: 'agency' }, pack.steps[3]];
  const [size] = undecided({ steps, bodies: { experts } } as unknown as typeof resolved);
  assert.deepEqual([size?.path, size?.before], ['bodies.experts.size', 'site']);
});

it('lists what is open: by whom, before which step', () => {
  assert.deepEqual(
    undecided(resolved).map(({ path, by, before }) => [path, by, before]),
    [
      ['receives.main.money', 'government', 'gala'],
      ['totals.total.parts.desk', 'committee', 'cut'],
      ['totals.total.parts.site', 'committee', 'cut'],
      ['steps.desk.combine', 'committee', 'site'],
    ],
  );
});

it('leaves to each sanction what a sanction leaves open', () => {
  const law = {
    ...pack,
    sanctions: [{ id: 'late', measures: [{ do: 'order-correction', within: { decided_by: 'office' } }] }],
  };
  assert.deepEqual(undecided(law as unknown as typeof resolved), undecided(resolved));
});

it('changes one value and nothing else, and only against the value that is there', () => {
  const changed = applyChange(pack, { at: 'quotas.seats.at_most', was: 2, now: 3 });
  assert.ok(changed.ok);
  assert.equal(lookUp(changed.value, 'quotas.seats.at_most'), 3);
  assert.equal(lookUp(pack, 'quotas.seats.at_most'), 2);
  assert.equal(changed.value.steps, pack.steps);
  const codes = [
    { at: 'quotas.seats.at_most', was: 4, now: 3 },
    { at: 'quotas.chairs', was: null, now: 3 },
    { at: 'quotas.seats.article', was: 5, now: 6 },
    { at: 'steps.cut', was: pack.steps[2], now: { id: 'other' } },
  ].map((change) => {
    const result = applyChange(pack, change);
    return result.ok ? null : result.reasons.map(({ code }) => code);
  });
  assert.deepEqual(codes, [['was-differs'], ['path-unknown'], ['path-fixed'], ['path-fixed']]);
});

it('comes back to the same pack when a change is made and undone, at every place', () => {
  const places = [...placesOf(pack)].filter(({ value }) => typeof value !== 'object').map(({ path }) => path);
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, now) => {
      const there = replaceAt(pack, path, now);
      assert.ok(same(lookUp(there, path) ?? null, now ?? null) || path.endsWith('.id'));
    }),
  );
  fc.assert(fc.property(fc.jsonValue(), (value) => same(value, structuredClone(value))));
});
