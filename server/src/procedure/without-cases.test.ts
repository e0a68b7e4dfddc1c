import assert from 'node:assert/strict';
import { it } from 'node:test';
import { as, type CaseId } from '@heng/domain/language';
import { withoutCases } from './without-cases.ts';

it('takes a case out of lists, rows and maps, and leaves the rest as it was', () => {
  const act = {
    act: 'gate-closed',
    standings: [
      { case: 'c1', total: '612.5', place: 1 },
      { case: 'c2', total: '590', place: 2 },
    ],
    listed: ['c1', 'c2'],
    points: { c1: '612.5', c2: '590' },
    judged: [{ path: 'p', of: { case: 'c2' }, cases: ['c2'] }],
    article: 19,
  };
  const left = withoutCases(act, [as<CaseId>('c1')]);
  assert.doesNotMatch(JSON.stringify(left), /c1|612/);
  assert.deepEqual(left.standings, [{ case: 'c2', total: '590', place: 2 }]);
  assert.deepEqual([left.listed, left.judged, left.article], [['c2'], act.judged, 19]);
  assert.deepEqual(withoutCases(act, []), act);
});
