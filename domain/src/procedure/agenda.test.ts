import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  as,
  type BodyId,
  day,
  type EditionId,
  instantAt,
  type NoticeId,
  type PersonId,
  type StepId,
  type TeamId,
} from '../language/index.ts';
import type { Step } from '../regulation/index.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { agenda, currentStep } from './agenda.ts';
import type { CaseView, EditionView, NoticeView } from './view.ts';
import { wordingOf } from './wording.ts';

const today = day('2025-05-06');
const at = instantAt(today, '09:00');
const steps: readonly Step[] = [
  { id: 'call', kind: 'announcement', name: '公告', by: 'bureau', media: null, states: [], article: 3 },
  {
    id: 'own',
    kind: 'notice',
    name: '内部公示',
    by: 'applicant',
    length: { at_least: '5 working days' },
    media: null,
    objections: null,
    upheld: null,
    article: 4,
  },
  {
    id: 'apply',
    kind: 'application',
    name: '申报',
    by: 'applicant',
    documents: [],
    late: 'refused',
    incomplete: null,
    article: 5,
  },
  {
    id: 'check',
    kind: 'vetting',
    name: '审查',
    by: 'bureau',
    checks: ['eligibility'],
    consults: [{ bodies: ['tax'], due: null, article: 6 }],
    ineligible: null,
    article: 6,
  },
  {
    id: 'desk',
    kind: 'review',
    name: '评审',
    by: 'team',
    method: 'material',
    criteria: null,
    sheet: 'by-item',
    combine: { decided_by: 'jury' },
    article: 7,
  },
  { id: 'cut', kind: 'gate', name: '入围', by: 'bureau', pass: [], article: 8 },
  { id: 'grant', kind: 'conferral', name: '授奖', by: 'mayor', publishes: null, article: 9 },
];
const pack = packWith({
  steps: [...steps],
  documents: {},
  channels: {},
  bodies: {
    bureau: { name: '评审办', role: 'office', article: 2 },
    jury: { name: '评委会', role: 'committee', article: 2 },
    team: { name: '评审组', role: 'team', size: { at_least: 2 }, article: 2 },
    tax: { name: '税务', role: 'department', article: 2 },
    mayor: { name: '市政府', role: 'government', article: 2 },
  },
});

const one = (more: Partial<CaseView> = {}): CaseView => ({
  id: as('c1'),
  number: 1,
  applicant: as('a1'),
  submittedAt: null,
  ended: null,
  left: {},
  inScope: {},
  blocked: false,
  recommendedBy: [],
  recommenders: [],
  opinions: [],
  vetted: [],
  toJudge: [],
  toReport: [],
  undecided: [],
  teams: {},
  sheets: {},
  consensus: [],
  reviewed: [],
  recused: [],
  tier: null,
  winner: null,
  unshown: [],
  sentBack: [],
  award: null,
  ...more,
});

/** The edition with so many of its own steps closed, the next opened or not. */
function view(closed: number, opened: boolean, more: Partial<EditionView> = {}): EditionView {
  const own = steps.filter(({ id }) => id !== 'own').map(({ id }) => id);
  return {
    edition: { id: as<EditionId>('e'), nature: 'real', label: '2025', closedAt: null },
    pack,
    calendar: new Map(),
    steps: steps.map(({ id }) => ({
      step: as<StepId>(id),
      opensOn: null,
      closesOn: id === 'apply' ? day('2025-05-20') : null,
      openedAt: own.indexOf(id) < closed || (opened && own.indexOf(id) === closed) ? at : null,
      closedAt: id !== 'own' && own.indexOf(id) < closed ? at : null,
    })),
    members: Object.keys(pack.bodies).map((body) => ({
      body,
      of: null,
      person: as<PersonId>(`${body}-1`),
      seat: 'member',
      category: null,
    })),
    nominees: [],
    cases: [],
    notices: [],
    objections: [],
    voters: [],
    tallied: [],
    ...more,
  };
}
const nobody = { of: null, person: as<PersonId>('p'), seat: 'member', category: null };
const said = (what: EditionView, when = today) =>
  agenda(what, when).map(({ act, waits }) => (waits.length > 0 ? `(${act})` : act));
const submitted = { submittedAt: at };
/** With nothing left to decide. */
const decided = {
  ...pack,
  steps: pack.steps.map((step) => (step.kind === 'review' ? { ...step, combine: 'mean' as const } : step)),
};

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
      bodies: { ...pack.bodies, district: { name: '县区', role: 'recommender' as const, many: true, article: 2 } },
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

  it('confers nothing on a winner who is contested or sent back, and announces nobody before that is settled', () => {
    const winner = { ...submitted, winner: { approved: true, removed: false } };
    const approval: Step = { id: 'cut', kind: 'approval', name: '批准', by: 'mayor', of: 'winners', effect: 'final' };
    const approving = { ...decided, steps: decided.steps.map((step) => (step.id === 'cut' ? approval : step)) };
    const said = (more: Partial<CaseView>) =>
      agenda(view(5, false, { pack: approving, cases: [one({ ...winner, ...more })] }), today).map(
        ({ act, case: id, waits }) => [act, id, waits.map(({ code }) => code)],
      );
    assert.deepEqual(said({}), [['award-conferred', 'c1', []]]);
    assert.deepEqual(said({ blocked: true }), [['conferral-announced', null, ['winners-outstanding']]]);
    assert.deepEqual(said({ sentBack: [as<StepId>('cut'), as<StepId>('cut')] }), [
      ['approval-given', 'c1', []],
      ['conferral-announced', null, ['winners-outstanding']],
    ]);
    const late = { winner: { approved: false, removed: false }, unshown: [as<StepId>('own')] };
    assert.deepEqual(said(late), [
      ['notice-published', null, []],
      ['conferral-announced', null, ['winners-outstanding']],
    ]);
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
