import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '@heng/domain/language';
import { listPacks, packFolder } from '../list-packs.ts';
import { type Resolved, resolvePack } from '../resolve/resolve-pack.ts';
import { type Plant, samplePack, withPlanted } from '../testing/plant.ts';
import { diffPacks } from './diff.ts';
import { movedBetween } from './leaves.ts';
import { countChanges, renderDifference } from './render.ts';

async function resolved(folder: string, on = '2025-03-03'): Promise<Resolved> {
  const pack = await resolvePack(folder, day(on));
  assert.ok(pack.ok, JSON.stringify(pack.ok ? '' : pack.reasons.slice(0, 3)));
  return pack.value;
}

const diffOf = async (plants: readonly Plant[], lang: 'zh' | 'en' = 'zh') => {
  const before = await resolved(samplePack);
  const after = await withPlanted(plants, (pack) => resolved(pack));
  const difference = diffPacks(before, after);
  return { difference, text: renderDifference(difference, lang) };
};

const unchanged = { added: 0, removed: 0, changed: 0, moved: 0, wording: 0, citation: 0 };

it('finds nothing between a regulation and itself', async () => {
  for (const folder of [samplePack, ...(await listPacks()).map((id) => packFolder(id))]) {
    const pack = await resolvePack(folder, day('2025-03-03'));
    if (!pack.ok) continue; // one that is being written
    const difference = diffPacks(pack.value, pack.value);
    assert.deepEqual(difference.chapters, [], folder);
    assert.match(renderDifference(difference), /没有差别。\n$/);
  }
});

const five: readonly Plant[] = [
  { file: 'procedure.yaml', from: 'more_than: 1/2', to: 'at_least: 2/3' },
  { file: 'procedure.yaml', from: 'length: { exactly: 5 working days }', to: 'length: { exactly: 7 working days }' },
  { file: 'awards.yaml', from: 'at_most: 2, soft: { at_most: government }', to: 'at_most: 2' },
  {
    file: 'winners.yaml',
    from: 'title_use: [{ id: title, says: 不得出售。, must_not: [sale], article: 17 }]',
    to: 'title_use: []',
  },
  { file: 'clauses.yaml', from: 'says: 奖励质量。', to: 'says: 奖励质量工作。' },
];

describe('between two versions of one regulation', () => {
  it('tells five changes, each once, in its chapter, with its article, and what is only wording apart', async () => {
    const { difference, text } = await diffOf(five);
    assert.deepEqual(countChanges(difference), { ...unchanged, changed: 3, removed: 1, wording: 1 });
    assert.equal(
      text,
      `《某市质量奖办法》（sample-2024）与《某市质量奖办法》（sample-2024）相比
增加 0，删去 1，修改 3，换了次序 0，只改文字 1，只是条号不同 0

一、奖项、名额和奖励
  [修改] 提名奖不超过 2 个
      - 原则上：上限：市政府说明理由可以例外〔第二条〕

二、程序
  [修改] 投票
      原：赞成票超过投票人数的 1/2 方为通过〔第十二条〕
      现：赞成票不少于投票人数的 2/3 方为通过〔第十二条〕
  [修改] 公示
      原：期限：5 个工作日，发布当日不计〔第十三条〕
      现：期限：7 个工作日，发布当日不计〔第十三条〕

三、得奖以后
  [删去] 不得出售〔第十七条〕

四、其他条文
  [只改文字]
      原：奖励质量〔第一条〕
      现：奖励质量工作〔第一条〕
`,
    );
    const english = await diffOf(five, 'en');
    assert.match(
      english.text,
      /was: carried by more than 1\/2 of those who voted \[Art\. 12\]\n +now: carried by at least 2\/3/,
    );
  });

  it('shows a step that changed places as such, and nothing of the others', async () => {
    const cut =
      '  - { id: cut, kind: gate, name: 入围, by: office, pass: [{ rule: score, of: total, at_least: 60 }], article: 11 }\n';
    const { difference, text } = await diffOf([
      { file: 'procedure.yaml', from: cut, to: '' },
      { file: 'procedure.yaml', from: '  - { id: approval', to: `${cut}  - { id: approval` },
    ]);
    assert.deepEqual(countChanges(difference), { ...unchanged, moved: 1 });
    assert.match(text, /\[换了次序\] 入围（现在在“公示”之后）/);
  });

  it('knows a step and a body again under another id, with everything that points to them', async () => {
    const { difference, text } = await diffOf([
      { file: 'procedure.yaml', from: '- id: desk', to: '- id: papers' },
      { file: 'review.yaml', from: 'desk: 40%', to: 'papers: 40%' },
      { file: 'bodies.yaml', from: 'team: { name', to: 'experts: { name' },
      { file: 'bodies.yaml', from: 'who: [committee, team]', to: 'who: [committee, experts]' },
      { file: 'bodies.yaml', from: 'by: [team]', to: 'by: [experts]' },
      { file: 'procedure.yaml', from: 'by: team', to: 'by: experts' },
      { file: 'procedure.yaml', from: 'by: team', to: 'by: experts' },
      { file: 'procedure.yaml', from: 'sheet: by-item', to: 'sheet: total-only' },
    ]);
    assert.deepEqual(countChanges(difference), { ...unchanged, changed: 1 });
    assert.match(text, /\[修改\] 书面评审（原编号 desk）\n {6}原：.+逐条评分.+\n {6}现：.+只评总分/);
  });

  it('tells a reading that changed beside a value', async () => {
    const { difference, text } = await diffOf([
      {
        file: 'procedure.yaml',
        from: 'replacement: null, reading: 条文只说重议。',
        to: 'replacement: forbidden, reading: 重议之后不递补。',
      },
    ]);
    assert.deepEqual(countChanges(difference), { ...unchanged, changed: 1 });
    assert.match(text, /空出的名额不递补/);
    assert.match(text, /原：条文只说重议.*\n {6}现：重议之后不递补/);
  });

  it('tells another day of signature and another state of the document', async () => {
    const { difference, text } = await diffOf([
      { file: 'regulation.yaml', from: 'signed: 2024-01-02', to: 'signed: 2024-01-01' },
      { file: 'regulation.yaml', from: 'currency: CNY', to: 'currency: HKD' },
    ]);
    assert.deepEqual(countChanges(difference), { ...unchanged, changed: 2 });
    assert.match(text, /原：.+2024年1月2日.+\n {6}现：.+2024年1月1日/);
    assert.match(text, /\[修改\] 币种\n {6}原：CNY.*\n {6}现：HKD/);
  });

  it('tells a new article number apart from a change', async () => {
    const { difference, text } = await diffOf([{ file: 'clauses.yaml', from: 'article: 1', to: 'article: 2' }]);
    assert.deepEqual(countChanges(difference), { ...unchanged, citation: 1 });
    assert.match(text, /\[只是条号不同\] 奖励质量。〔第一条〕 → 〔第二条〕/);
  });

  it('compares the days before and after an amendment', async () => {
    const [before, after] = [await resolved(samplePack), await resolved(samplePack, '2026-03-02')];
    const counts = countChanges(diffPacks(before, after));
    assert.deepEqual(counts, { ...unchanged, added: 1, removed: 1, changed: 1 });
  });

  it('tells values that no sentence shows, by what they are called', async () => {
    const { text } = await diffOf([
      { file: 'procedure.yaml', from: 'combine: mean', to: 'combine: { decided_by: committee }' },
      { file: 'sanctions.yaml', from: 'within: 3 years after award', to: 'within: null' },
    ]);
    assert.match(text, /书面评审\n +- 各人分数以取平均合成/);
    assert.match(text, /原：获奖单位自获奖之日起 3 年内有下列情形的/);
  });
});

it('tells what no sentence speaks of as well: questions, and criteria item by item', async () => {
  const before = await resolved(samplePack);
  const facts = { ...before.pack.facts, staff: { ...before.pack.facts.staff, from: ['department'] } };
  const [set] = Object.values(before.pack.criteria_sets);
  assert.ok(set);
  const points = structuredClone(set);
  const item = points.categories[0]?.items[0];
  assert.ok(item);
  item.points = 90;
  const pack = { ...before.pack, facts, criteria_sets: { [set.id]: points } } as typeof before.pack;
  const text = renderDifference(diffPacks(before, { pack, en: before.en }));
  assert.match(text, /一、其他\n {2}\[修改\] 人数\n/);
  assert.match(text, /\[修改\] 小准则\n {6}1 分值：\n {6}原：100\n {6}现：90\n/);
});

it('names as few steps as moved as there can be', () => {
  assert.deepEqual(movedBetween(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a']), ['a']);
  assert.deepEqual(movedBetween(['a', 'b', 'c'], ['a', 'x', 'b', 'c']), []);
  assert.deepEqual(movedBetween([], ['a']), []);
  assert.equal(movedBetween(['a', 'b', 'c', 'd'], ['d', 'c', 'b', 'a']).length, 3);
});
