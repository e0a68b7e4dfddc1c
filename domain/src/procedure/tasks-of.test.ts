import assert from 'node:assert/strict';
import { it } from 'node:test';
import { as, type CaseId, type PersonId } from '../language/index.ts';
import { taskOf } from './task.ts';
import { tasksOf } from './tasks-of.ts';
import { pack } from './testing/sample-view.ts';

const me = as<PersonId>('me');
const other = as<PersonId>('other');
const one = as<CaseId>('c1');
const law = {
  bodies: { ...pack.bodies, district: { name: '县区', role: 'recommender' as const, many: true as const, article: 2 } },
};
const reader = (body: string, role: string, of: string | null = null, recused: readonly CaseId[] = []) => ({
  person: me,
  recused,
  seats: [{ body, role: role as 'office', of }],
});
const asked = (tasks: readonly ReturnType<typeof taskOf>[], who: ReturnType<typeof reader>) =>
  tasksOf(law, tasks, who).length;

it('tells whose a task is by seat, by which one of many, by person and by recusal', () => {
  const office = taskOf(null, 'opinions-asked', { by: ['bureau'], of: 'tax' });
  assert.equal(asked([office], reader('bureau', 'office')), 1);
  assert.equal(asked([office], reader('team', 'team')), 0);
  const letter = taskOf(null, 'recommendation-made', { by: ['district'], of: 'east', case: one });
  assert.equal(asked([letter], reader('district', 'recommender', 'east')), 1);
  assert.equal(asked([letter], reader('district', 'recommender', 'west')), 0);
  assert.equal(asked([letter], reader('district', 'recommender', 'east', [one])), 0);
  const any = taskOf(null, 'recommendation-made', { by: ['recommender'] });
  assert.equal(asked([any], reader('district', 'recommender', 'east')), 1);
  const own = taskOf(null, 'application-submitted', { by: ['applicant'], of: 'a1' });
  assert.equal(asked([own], reader('applicant', 'applicant', 'a1')), 1);
  assert.equal(asked([own], reader('applicant', 'applicant', 'a2')), 0);
  const sheets = [me, other].map((person) => taskOf(null, 'sheet-handed-in', { by: ['team'], person }));
  assert.equal(asked(sheets, reader('team', 'team')), 1);
  assert.equal(tasksOf(law, sheets, { ...reader('team', 'team'), person: null }).length, 0);
});
