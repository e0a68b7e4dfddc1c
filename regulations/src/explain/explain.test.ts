import assert from 'node:assert/strict';
import { it } from 'node:test';
import { day } from '@heng/domain/language';
import { lookUp, replaceAt, undecided } from '@heng/domain/regulation';
import { changeResolved } from '../resolve/change.ts';
import { resolvePack } from '../resolve/resolve-pack.ts';
import { samplePack } from '../testing/plant.ts';
import { citeWords, numeral } from './cite.ts';
import { explain } from './explain.ts';
import { lengthWords, periodWords } from './lengths.ts';
import type { Line } from './line.ts';
import { renderExplanation } from './render.ts';

async function sample() {
  const resolved = await resolvePack(samplePack, day('2025-03-03'));
  assert.ok(resolved.ok);
  return resolved.value;
}
const all = (lines: readonly Line[]): readonly Line[] => lines.flatMap((line) => [line, ...all(line.under)]);

it('says everything in both languages, each line at a place of the pack and on its article', async () => {
  const resolved = await sample();
  const { sections } = explain(resolved);
  const lines = sections.flatMap((section) => all(section.lines));
  assert.ok(lines.length > 60);
  for (const { path, zh, en, article, marks } of lines) {
    assert.notEqual(lookUp(resolved.pack, path), undefined, path);
    assert.ok(zh && en, path);
    for (const text of [zh, en, ...marks.flatMap((mark) => [mark.zh, mark.en])])
      assert.doesNotMatch(text, /undefined|\[object|null/, path);
    assert.ok(article !== null, path);
  }
});

it('marks what is silent, open, read by us or only held in principle', async () => {
  const { sections } = explain(await sample());
  const line = (path: string) => sections.flatMap((section) => all(section.lines)).find((one) => one.path === path);
  const marks = (path: string) => line(path)?.marks.map(({ mark, zh }) => `${mark} ${zh}`);
  assert.deepEqual(marks('receives.small'), [
    '缺 荣誉，办法未规定',
    '定 奖金：由市政府定下，最迟在“授奖”之前',
    '缺 是否占名额，办法未规定',
  ]);
  assert.deepEqual(marks('quotas.small'), ['软 上限：市政府说明理由可以例外']);
  assert.deepEqual(marks('steps.posted.upheld'), ['读 条文只说重议。', '缺 是否递补，办法未规定']);
  assert.equal(line('steps.posted.length')?.zh, '期限：5 个工作日，发布当日不计');
  assert.equal(line('steps.vote.carried_by')?.zh, '赞成票超过投票人数的 1/2 方为通过');
  assert.equal(line('totals.total.parts.desk')?.zh, '占总分的 40%');
  assert.equal(line('disqualifiers.unit')?.zh, '申报之日前 3 年内，有下列情形之一的，不得申报');
});

it('marks what this edition has decided', async () => {
  const { pack, en } = await sample();
  const at = 'criteria.excellence.set';
  const decided = changeResolved(pack, { at, was: { external: 'plan' }, now: 'tiny' });
  assert.ok(decided.ok);
  const { sections } = explain({ pack: decided.value.pack, en }, [at]);
  const line = sections.flatMap((section) => all(section.lines)).find(({ path }) => path === 'criteria.excellence');
  assert.deepEqual(
    line?.marks.map(({ mark }) => mark),
    ['定'],
  );
  assert.equal(
    undecided(decided.value.pack).some(({ path }) => path === at),
    false,
  );
});

it('renders for a terminal, in either language', async () => {
  const explained = explain(await sample());
  assert.match(renderExplanation(explained), /七、程序\n {2}1\. 公告：评审办在.+发布公告。〔第九条〕/);
  assert.match(renderExplanation(explained, 'en'), /7\. Procedure\n {2}1\. .+\. \[Art\. 9\]/);
});

it('writes articles, numbers and periods as law writes them', () => {
  assert.deepEqual([0, 9, 10, 16, 20, 21, 100, 103, 110, 115, 120].map(numeral), [
    '零',
    '九',
    '十',
    '十六',
    '二十',
    '二十一',
    '一百',
    '一百零三',
    '一百一十',
    '一百一十五',
    '一百二十',
  ]);
  assert.deepEqual(citeWords(['16¶2', '12(4)', '13 pre', 0, 'Annex A']), {
    zh: '第十六条第二款、第十二条第（四）项、第十三条前段、发文、附件 A',
    en: 'Art. 16, para. 2; Art. 12(4); Art. 13 (introduction); Issue; Annex A',
  });
  assert.equal(lengthWords('5 working days').zh, '5 个工作日');
  const step = () => ({ zh: '批准', en: 'approval' });
  assert.equal(periodWords('3 years before application', step).zh, '申报之日前 3 年内');
  assert.equal(periodWords('since approval', step).zh, '自批准起');
  assert.equal(periodWords('5 years after decision', step).zh, '自决定之日起 5 年内');
});

it('says what follows a wrong: when a duty is due, what is taken back, how long a bar keeps out, who decides where the text does not', async () => {
  const { pack, en } = await sample();
  const said = (path: string, own = pack) =>
    explain({ pack: own, en })
      .sections.flatMap((section) => all(section.lines))
      .find((one) => one.path === path)?.zh;
  const bar = 'sanctions.careless.measures.bar';
  const meanwhile = '其间不得立卷，也不得提交申报；几项限制重叠的，从长';
  assert.equal(said(bar), `自决定次日起，至决定之后满 2 届；${meanwhile}`);
  const years = replaceAt(pack, `${bar}.lasts`, '5 years after decision');
  assert.equal(said(bar, years), `自决定次日起，至满 5 年的对应日；${meanwhile}`);
  assert.match(said(bar, replaceAt(pack, `${bar}.lasts`, 'for ever')) ?? '', /永久/);
  assert.equal(said('sanctions.careless.measures.recover'), '只收回：奖牌；没有写明的不收回');
  assert.equal(said('sanctions.careless.decided_by'), undefined);
  const silent = replaceAt(pack, 'sanctions.careless.decided_by', null);
  assert.equal(said('sanctions.careless.decided_by', silent), '由市政府或评审办决定，记明不是办法所定');
  assert.match(said('obligations.report.if_missed') ?? '', /^拒绝或违反的，由评审办记录，可能撤销称号，/);
  const [report] = pack.obligations;
  assert.ok(report);
  const dated = replaceAt(pack, 'obligations.report', { ...report, first_due: '1 year after award' });
  assert.equal(
    said('obligations.report.first_due', dated),
    '首次到期：自获奖之日起 1 年内，遇休息日顺延到下一个工作日',
  );
  assert.match(said('obligations.report.if_missed', dated) ?? '', /^到期未办的/);
});

it('says where wrongdoing is reported, also where the regulation has no place for it', async () => {
  const { pack, en } = await sample();
  const lines = (own: typeof pack) =>
    explain({ pack: own, en }).sections.find(({ id }) => id === 'objections')?.lines ?? [];
  const marked = lines({ ...pack, channels: {} }).map(({ path, zh }) => [path, zh.includes('记明不是办法所定')]);
  assert.deepEqual(marked.at(-1)?.[1], true);
});
