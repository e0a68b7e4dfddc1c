import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '@heng/domain/language';
import fc from 'fast-check';
import { writeCsv } from 'hucre/csv';
import { planImport } from './compare.ts';
import { faultLine } from './faults.ts';
import { readTable } from './file/read-table.ts';
import type { Cell, Sheet } from './file/table.ts';
import { type ReadAward, readRows } from './read-rows.ts';
import { csvTemplate, workbookTemplate } from './template.ts';
import { tiersOf } from './tiers.ts';

const regulation = { programme: 'sample-award' };
const rule = { rule: 'past-award', programme: 'province-award' };
const packs = [
  { pack: { regulation, tiers: { main: { name: '主奖' } }, disqualifiers: [{ rules: [rule] }] }, en: {} },
  {
    pack: { regulation, tiers: { main: { name: '市长奖' }, second: { name: '提名' } } },
    en: { 'tiers.main.name': 'Top' },
  },
] as never;
const tiers = tiersOf('sample-award', packs);
assert.ok(tiers);
const today = day('2026-11-20');
const code = '91350100M000100Y43';

const heads = [
  '届次',
  '届数',
  '奖项',
  '获奖者',
  '统一社会信用代码',
  '获奖者类型',
  '授奖日期',
  '撤销日期',
  '奖金（元）',
  '依据',
];
const good = ['2015', '1', '主奖', '样例公司', code, '', '2015-06-01', '', '300,000', '文〔2015〕1号'];
const cell = (value: string | Cell): Cell =>
  typeof value !== 'string' ? value : value === '' ? { is: 'empty' } : { is: 'text', text: value };
const sheet = (...rows: readonly (readonly (string | Cell)[])[]): Sheet => ({
  name: null,
  rows: rows.map((cells, i) => ({ row: i + 1, cells: cells.map(cell) })),
});
const read = (...rows: readonly (readonly (string | Cell)[])[]) => readRows([sheet(heads, ...rows)], tiers, today);
const changed = (...changes: readonly (readonly [number, string | Cell])[]) =>
  good.map((value, i) => changes.find(([at]) => at === i)?.[1] ?? value);
const faults = (...changes: readonly (readonly [number, string | Cell])[]) =>
  read(changed(...changes)).faults.map(({ code: fault, column }) => `${fault} ${column}`);

describe('a row of the register', () => {
  it('is read with its holder, its days and its money', () => {
    assert.deepEqual(read(good), {
      faults: [],
      awards: [
        {
          row: 2,
          edition: '2015',
          number: 1,
          tier: 'main',
          holder: { kind: 'organisation', code, name: '样例公司' },
          awardedOn: '2015-06-01',
          revokedOn: null,
          money: 300000,
          source: '文〔2015〕1号',
        },
      ],
    });
    const [individual] = read(changed([4, ''], [5, '个人'], [3, '张三'])).awards;
    assert.deepEqual(individual?.holder, { kind: 'individual', name: '张三', employer: null });
  });

  it('takes a day as people write it, and no other', () => {
    const dayOf = (value: string | Cell) => read(changed([6, value])).awards[0]?.awardedOn ?? faults([6, value]);
    for (const text of ['2015-06-01', '2015/6/1', '2015.6.1', '2015年6月1日', '２０１５-06-01'])
      assert.equal(dayOf(text), '2015-06-01', text);
    assert.equal(dayOf({ is: 'date', day: day('2015-06-01') }), '2015-06-01');
    assert.deepEqual(dayOf('42156'), ['serial-number awarded']);
    assert.deepEqual(dayOf({ is: 'number', number: 42156 }), ['serial-number awarded']);
    for (const text of ['2015-02-29', '15-6-1', '2015', '20150601', '2015-6/1'])
      assert.deepEqual(dayOf(text), ['not-a-day awarded'], text);
    assert.deepEqual(dayOf('2026-11-21'), ['day-ahead awarded']);
  });

  it('tells everything that is wrong with it, each by its column', () => {
    assert.deepEqual(
      faults([1, '0'], [2, '金奖'], [4, '91350100M000100Y44'], [7, '2014-01-01'], [8, '三十万'], [9, '']),
      [
        'not-a-whole-number number',
        'not-a-whole-number money',
        'missing source',
        'unknown-tier tier',
        'revoked-before-award revoked',
        'wrong-code code',
      ],
    );
    assert.deepEqual(faults([4, '']), ['code-missing code']);
    assert.deepEqual(faults([5, '个人']), ['code-of-individual code']);
    assert.deepEqual(faults([5, '集体']), ['unknown-holder holder']);
    assert.deepEqual(faults([3, { is: 'formula' }]), ['formula name']);
    assert.deepEqual(faults([3, { is: 'merged' }]), ['merged name']);
    assert.deepEqual(faults([4, { is: 'number', number: 9.1e17 }]), ['not-text code', 'code-missing code']);
    for (const name of ['样例\n公司', '样\u200b例', '\u202e样例', '样\ufffd例'])
      assert.deepEqual(faults([3, name]), ['strange-characters name']);
    assert.deepEqual(faults([3, '=HYPERLINK("http://example.com")']), ['formula name']);
    assert.deepEqual(faults([3, '长'.repeat(101)]), ['text-too-long name']);
  });

  it('says in both languages where and how to mend it', () => {
    const [fault] = read(changed([6, '42156'])).faults;
    assert.ok(fault);
    assert.equal(
      faultLine(fault, 'zh'),
      '第 2 行“授奖日期”：“42156”像是表格软件的日期序号（即 2015-06-01）：设为日期格式，或直接写 2015-06-01',
    );
    assert.match(faultLine(fault, 'en'), /^row 2, “award date”: .*write 2015-06-01$/);
  });
});

describe('the headings', () => {
  it('may stand below a title, in Chinese or English, in any order', () => {
    const english = ['source', 'Edition', 'tier', 'Winner *', 'credit code', 'award date'];
    const row = ['文', '2015', 'Top', '样例公司', code, '2015-06-01'];
    const found = readRows([sheet([{ is: 'merged' }, { is: 'merged' }], english, row)], tiers, today);
    assert.deepEqual(found.faults, []);
    assert.equal(found.awards[0]?.tier, 'main');
  });

  it('that lack, repeat or mean nothing are told', () => {
    const codesOf = (...sheets: readonly Sheet[]) => readRows(sheets, tiers, today).faults.map((fault) => fault.code);
    assert.deepEqual(codesOf(sheet(['a', 'b'])), ['no-headings']);
    assert.deepEqual(codesOf(sheet(heads.slice(0, 9), good)), ['no-headings']);
    assert.deepEqual(codesOf(sheet([...heads, '备注'], good)), ['heading-unknown']);
    assert.deepEqual(codesOf(sheet([...heads, '金额', '文号'], good)), ['heading-unknown', 'heading-twice']);
    assert.deepEqual(codesOf(sheet(heads)), ['no-rows']);
    assert.deepEqual(codesOf(sheet(heads, good), sheet(heads, good)), ['several-tables']);
  });

  it('of the templates are known', async () => {
    for (const bytes of [
      csvTemplate('zh'),
      csvTemplate('en'),
      await workbookTemplate('zh'),
      await workbookTemplate('en'),
    ]) {
      const table = await readTable(bytes);
      assert.ok(table.ok);
      assert.deepEqual(
        readRows(table.sheets, tiers, today).faults.map((fault) => fault.code),
        ['no-rows'],
      );
    }
  });
});

describe('tiers', () => {
  it('are those of all regulations of a programme, or those that rules speak of', () => {
    assert.deepEqual(['主奖', '市长奖', 'TOP', 'second', '金奖'].map(tiers.idOf), [
      'main',
      'main',
      'main',
      'second',
      null,
    ]);
    const province = tiersOf('province-award', packs);
    assert.equal(province?.ids, null);
    assert.deepEqual(
      ['gold', '金'].map((name) => province?.idOf(name)),
      ['gold', null],
    );
    assert.equal(tiersOf('unheard-of', packs), null);
  });
});

describe('a file', () => {
  it('compared with the register adds what is new, and contradicts nothing', () => {
    const { awards } = read(good, changed([0, '2018'], [1, '2'], [6, '2018-07-01']));
    const [first] = awards;
    assert.ok(first);
    const known = [{ ...first, applicant: 'a', isImported: true }];
    assert.deepEqual([planImport(awards, known).fresh.length, planImport(awards, known).known], [1, 1]);
    const codesOf = (rows: readonly ReadAward[], there = known) =>
      planImport(rows, there).faults.map((fault) => fault.code);
    assert.deepEqual(codesOf([{ ...first, awardedOn: day('2015-06-02') }]), ['other-on-register']);
    assert.deepEqual(codesOf([{ ...first, edition: '第一届' }]), ['other-on-register']);
    assert.deepEqual(codesOf([first, { ...first, row: 3 }], []), ['row-twice']);
    assert.deepEqual(codesOf([first, { ...first, row: 3, number: 2, tier: 'second' as never }], []), [
      'number-differs',
    ]);
  });

  it('written and read again says the same, whatever stands in its fields', async () => {
    const text = fc
      .string({
        unit: fc.constantFrom('样', '例', 'a', ',', '"', ';', ' ', '\t', '，', "'", '='),
        minLength: 1,
        maxLength: 12,
      })
      .filter((one) => /^[^=]/.test(one.trim()) && !one.includes('\t'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (names) => {
        const rows = names.map(([name, source], i) =>
          changed([0, `第${i + 1}届`], [1, String(i + 1)], [3, name], [9, source]),
        );
        const table = await readTable(
          new TextEncoder().encode(writeCsv([heads, ...rows.map((row) => row.map(String))])),
        );
        assert.ok(table.ok);
        const found = readRows(table.sheets, tiers, today);
        assert.deepEqual(found.faults, []);
        assert.deepEqual(
          found.awards.map(({ holder, source }) => [holder.name, source]),
          names.map(([name, source]) => [name.trim(), source.trim()]),
        );
      }),
    );
  });
});
