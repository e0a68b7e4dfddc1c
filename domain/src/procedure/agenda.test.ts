import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { as, type BodyId, day, type NoticeId, type PersonId, type StepId, type TeamId } from '../language/index.ts';
import { agenda, currentStep } from './agenda.ts';
import { at, decided, one, pack, steps, submitted, today, view } from './testing/sample-view.ts';
import type { CaseView, EditionView, NoticeView } from './view.ts';
import { wordingOf } from './wording.ts';

const nobody = { of: null, person: as<PersonId>('p'), seat: 'member', category: null };
const said = (what: EditionView, when = today) =>
  agenda(what, when).map(({ act, waits }) => (waits.length > 0 ? `(${act})` : act));
/** A case with an open objection: whoever answers it is asked by another task, which this view has none of. */
const waitsForSheets = ({ cases }: EditionView): boolean => cases.some(({ blocked }) => blocked);

describe('the agenda', () => {
  it('begins with the first step of the whole edition that is not closed', () => {
    assert.equal(currentStep(view(0, false))?.id, 'call');
    assert.deepEqual(said(view(0, false)), ['announcement-published']);
  });

  it('leads a case through its own steps to the counter, each on its day', () => {
    const cases = [one()];
    const notice: NoticeView = {
      id: as<NoticeId>('n'),
      step: as('own'),
      case: as('c1'),
      published: today,
      last: day('2025-05-13'),
      provisional: false,
      closed: false,
    };
    const rest = ['case-opened', '(application-closed)'];
    const between = (act: string) => [rest[0], act, rest[1]];
    assert.deepEqual(said(view(1, true, { cases })), between('notice-published'));
    assert.deepEqual(said(view(1, true, { cases, notices: [notice] })), between('(notice-closed)'));
    assert.deepEqual(said(view(1, true, { cases, notices: [notice] }), day('2025-05-14')), between('notice-closed'));
    assert.deepEqual(
      said(view(1, true, { cases: [one({ left: { own: 'passed' } })] })),
      between('application-submitted'),
    );
  });

  it('asks for a recommendation those alone who have one left, and says why where nobody has', () => {
    const letter = { name: '推荐函', by: 'recommender', due: 'apply', article: 5 };
    const asking = {
      ...pack,
      bodies: {
        ...pack.bodies,
        district: { name: '县区', role: 'recommender' as const, many: true as const, article: 2 },
      },
      steps: pack.steps.map((step) => (step.kind === 'application' ? { ...step, documents: ['letter'] } : step)),
      documents: { letter },
    };
    const full = [{ code: 'recommendations-over-quota', article: 5, facts: { most: 1, taken: 1, may_depart: null } }];
    const asked = (east: typeof full, west: typeof full) => {
      const body = as<BodyId>('district');
      const recommenders = [
        { body, of: 'east', against: east },
        { body, of: 'west', against: west },
      ];
      const cases = [one({ left: { own: 'passed' }, inScope: { 'documents.letter': true }, recommenders })];
      const members = [...view(0, false).members, { ...nobody, body: 'district', of: 'east' }];
      const tasks = agenda(view(1, true, { pack: asking, cases, members }), today);
      return tasks
        .filter(({ act }) => act === 'recommendation-made')
        .map(({ by, of, waits }) => [by, of, waits.map(({ code }) => code)]);
    };
    assert.deepEqual(asked([], []), [[['district'], null, []]]);
    assert.deepEqual(asked(full, []), [[['district'], 'west', []]]);
    assert.deepEqual(asked(full, full), [
      [['district'], null, ['recommendations-over-quota', 'recommendations-over-quota']],
    ]);
  });

  it('says what waits and for which day, in words', () => {
    const closing = agenda(view(1, true), today).find(({ act }) => act === 'application-closed');
    assert.deepEqual(
      closing?.waits.map((reason) => wordingOf(reason, 'zh')),
      ['2025-05-21 起方可办理。'],
    );
  });

  it('asks departments, then judges, then decides, then closes', () => {
    const opinions = (given: boolean) => [{ step: as<StepId>('check'), department: 'tax', given }];
    assert.deepEqual(said(view(2, true, { cases: [one(submitted)] })), ['opinions-asked']);
    assert.deepEqual(said(view(2, true, { cases: [one({ ...submitted, opinions: opinions(false) })] })), [
      'opinion-given',
    ]);
    const judged = { ...submitted, opinions: opinions(true) };
    assert.deepEqual(said(view(2, true, { cases: [one({ ...judged, toJudge: ['conditions.x'] })] })), ['finding-made']);
    assert.deepEqual(said(view(2, true, { cases: [one(judged)] })), ['application-vetted']);
    assert.deepEqual(said(view(2, true, { cases: [one({ ...judged, vetted: [as('check')] })] })), ['vetting-closed']);
  });

  it('holds a step back until what is left open is decided, and names it', () => {
    const tasks = agenda(view(3, false), today);
    assert.deepEqual(
      tasks.map(({ act, about }) => [act, about]),
      [
        ['setting-decided', 'steps.desk.combine'],
        ['step-opened', null],
      ],
    );
    assert.deepEqual(
      tasks[1]?.waits.map(({ code }) => code),
      ['setting-undecided'],
    );
  });

  it('asks for a new team where the old one has become too small or nobody leads it', () => {
    const members = ['p1', 'p2', 'p3'].map((name, i) => ({
      person: as<PersonId>(name),
      seat: i === 0 ? 'leader' : 'member',
      left: name === 'p3',
    }));
    const teams = { desk: { id: as<TeamId>('t'), body: as<BodyId>('team'), members } };
    const own = (more: Partial<CaseView>) =>
      agenda(view(3, true, { cases: [one({ ...submitted, teams, ...more })] }), today).map(({ act }) => act);
    const sheets = (...names: string[]) => ({ sheets: { desk: names.map((name) => as<PersonId>(name)) } });
    assert.deepEqual(own(sheets('p1')).slice(1), ['sheet-handed-in']);
    assert.deepEqual(own({ recused: [as('p2')], ...sheets('p1', 'p3') }).slice(1), ['team-formed']);
    assert.deepEqual(own({ recused: [as('p1')] }).slice(1), ['team-formed']);
  });

  it('owes an answer to every complete objection, whatever the step does', () => {
    const objections = [
      {
        id: as<never>('o'),
        notice: as<NoticeId>('n'),
        case: as<never>('c1'),
        complete: true,
        due: day('2025-05-13'),
        answered: false,
      },
    ];
    const [task] = agenda(view(2, false, { objections }), today).filter(({ act }) => act === 'objection-answered');
    assert.equal(task?.due, '2025-05-13');
  });

  it('asks whoever holds the vetting for what it alone can report, and says why a case cannot be decided yet', () => {
    const opinions = [{ step: as<StepId>('check'), department: 'tax', given: true }];
    const told = { ...submitted, opinions, toReport: ['incidents'] };
    const [report] = agenda(view(2, true, { cases: [one(told)] }), today);
    assert.deepEqual([report?.act, report?.by, report?.about], ['opinion-given', ['bureau'], 'bureau']);
    const undecided = [{ code: 'rule-undecided', article: 4, facts: { says: '无事故。', answer: 'fact-missing' } }];
    const waiting = agenda(view(2, true, { cases: [one({ ...submitted, opinions, undecided })] }), today);
    assert.deepEqual(
      waiting.map(({ act, waits }) => [act, waits]),
      [['application-vetted', undecided]],
    );
  });

  it('holds back what is decided about all until every answer is given, and names whom it waits for', () => {
    const blocked = one({ ...submitted, number: 7, blocked: true });
    const [gate] = agenda(view(4, false, { pack: decided, cases: [one(submitted), blocked] }), today);
    assert.deepEqual(
      gate?.waits.map(({ code, facts }) => [code, facts.numbers]),
      [['answers-outstanding', [7]]],
    );
  });

  it('says that nobody is there for a body without anybody seated', () => {
    const members = view(0, false).members.filter(({ body }) => body !== 'bureau');
    const [call] = agenda(view(0, false, { members }), today);
    assert.deepEqual(
      call?.waits.map((reason) => wordingOf(reason, 'zh')),
      ['评审办没有在任人员。'],
    );
  });

  it('ends with the edition', () => {
    assert.deepEqual(said(view(6, false)), ['edition-closed']);
    assert.deepEqual(said(view(6, false, { edition: { ...view(0, false).edition, closedAt: at } })), []);
  });

  it('always leaves something to do until the edition is closed, and explains in both languages whatever cannot be done', () => {
    const maybe = fc.boolean();
    const file = fc.record({
      submitted: maybe,
      blocked: maybe,
      vetted: maybe,
      ended: maybe,
      listed: maybe,
      approved: maybe,
      awarded: maybe,
      back: maybe,
      scope: fc.constantFrom(true, false, null),
    });
    const state = fc.record({
      closed: fc.integer({ min: 0, max: 6 }),
      opened: maybe,
      files: fc.array(file, { maxLength: 4 }),
      seated: fc.subarray(Object.keys(pack.bodies)),
      settled: maybe,
    });
    fc.assert(
      fc.property(state, ({ closed, opened, files, seated, settled }) => {
        const cases = files.map((own, i) =>
          one({
            id: as(`c${i}`),
            number: i + 1,
            submittedAt: own.submitted ? at : null,
            blocked: own.blocked,
            vetted: own.vetted ? [as<StepId>('check')] : [],
            ended: own.ended ? { step: as<StepId>('check'), why: 'ineligible' } : null,
            winner: own.listed ? { approved: own.approved, removed: false } : null,
            award: own.awarded ? { id: as(`w${i}`), announced: false } : null,
            sentBack: own.back ? [as<StepId>('cut')] : [],
            inScope: Object.fromEntries(steps.map(({ id }) => [id, own.scope])),
          }),
        );
        const members = view(0, false).members.filter(({ body }) => seated.includes(body));
        const what = view(closed, opened, { cases, members, pack: settled ? decided : pack });
        const tasks = agenda(what, today);
        assert.ok(tasks.length > 0 || waitsForSheets(what));
        for (const { act, waits, by, step, case: id } of tasks) {
          const isThere = by.some((body) => !(body in pack.bodies) || seated.includes(body));
          assert.ok(isThere || by.length === 0 || waits.length > 0, `${act} is for nobody who is there`);
          for (const { code, facts } of waits) {
            for (const language of ['zh', 'en'] as const) {
              const said = wordingOf({ code, article: null, facts }, language);
              assert.ok(said !== code && !/[{}]|undefined/.test(said), `${act}: ${said}`);
            }
          }
          const held = cases.find((own) => own.id === id);
          assert.ok(
            !(held?.blocked && held.submittedAt && waits.length === 0 && step === currentStep(what)?.id),
            `${act} for one that waits`,
          );
        }
      }),
      { numRuns: 600 },
    );
  });

  it('explains every task that cannot be done yet', () => {
    for (let closed = 0; closed < 6; closed += 1) {
      for (const opened of [true, false]) {
        for (const task of agenda(view(closed, opened, { cases: [one(submitted)] }), today)) {
          assert.ok(
            task.waits.every(({ code, facts }) => wordingOf({ code, article: null, facts }, 'en') !== code),
            task.act,
          );
        }
      }
    }
  });
});
