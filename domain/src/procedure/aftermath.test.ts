import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sampleCalendar } from '../calendar/testing/sample-calendar.ts';
import { as, type Day, day, type PersonId, type ReportId } from '../language/index.ts';
import {
  type AwardFile,
  type DutyRecord,
  type ImposedMeasure,
  type Proceeding,
  subjectOfAward,
  subjectOfOther,
} from '../supervision/index.ts';
import { awardFile, eventId, on, proceedingOf, samplePack } from '../supervision/testing/sample-supervision.ts';
import { type AfterReport, afterAward, aftermath, afterProceeding } from './aftermath.ts';

const settled = { settled: 300_000, decided: null, decidedOn: null, paid: 300_000, used: 0 };
const paid = (more: Partial<AwardFile> = {}) => awardFile({ money: settled, ...more });
const laws = { pack: samplePack, calendar: sampleCalendar, edition: { closedAt: on('2025-12-01') } };
const deceit = 'sanctions.fraud.grounds.deceit';

function tasks(
  today: Day,
  award: AwardFile,
  proceedings: readonly Proceeding[] = [],
  reports: readonly AfterReport[] = [],
) {
  const view = {
    ...laws,
    awards: [afterAward(laws, award, proceedings, today)],
    proceedings: proceedings.map((one) =>
      'award' in one.target
        ? afterProceeding(samplePack, one, subjectOfAward(samplePack, award, one.findings), today)
        : afterProceeding(samplePack, one, subjectOfOther(one.findings), today),
    ),
    reports,
  };
  return aftermath(view, today);
}
/** Of the proceedings and money alone; duties fall due besides. */
const others = (...given: Parameters<typeof tasks>) =>
  tasks(...given)
    .filter(({ act }) => act !== 'duty-done')
    .map(({ act, by, about }) => [act, ...by, about].filter(Boolean).join(' '));
const missed: DutyRecord = {
  duty: 'yearly-report',
  is: 'missed',
  time: 1,
  on: day('2026-11-18'),
  recordedAt: on('2026-11-19'),
};
const accident = {
  id: eventId,
  fact: 'accidents',
  value: [{ date: '2026-05-06', grade: 'major' }],
  recordedAt: on('2026-05-07'),
};
const openings = 'office lead-group government';

describe('duties in the years after', () => {
  const duties = (today: string, more: Partial<AwardFile> = {}) =>
    tasks(day(today), paid(more))
      .filter(({ act }) => act.startsWith('duty'))
      .map(({ act, time, from, due, waits }) => [act, time, from, due, waits.length]);

  it('are tasks of the winner from one due day to the next; those without a day are none', () => {
    assert.deepEqual(duties('2026-01-05'), [
      ['duty-done', 1, '2025-11-19', '2026-11-18', 0],
      ['duty-done', 2, '2026-11-19', '2027-11-18', 1],
      ['duty-done', 3, '2027-11-19', '2028-11-20', 1],
    ]);
    const [first] = tasks(day('2026-01-05'), paid());
    assert.deepEqual([first?.by, first?.of, first?.about, first?.article], [['applicant'], 'a', 'yearly-report', 24]);
  });

  it('are for the office to record once their day is over, and for nobody when they are done or recorded', () => {
    assert.deepEqual(duties('2026-11-18')[0]?.[0], 'duty-done');
    assert.deepEqual(duties('2026-11-19')[0], ['duty-missed', 1, '2026-11-19', null, 0]);
    assert.equal(duties('2026-11-19', { duties: [missed] }).length, 2);
    assert.equal(duties('2026-11-19', { duties: [{ ...missed, is: 'done' }] }).length, 2);
  });

  it('end with the award', () => {
    assert.deepEqual(duties('2026-12-01', { revokedOn: day('2027-01-04') }), [
      ['duty-missed', 1, '2026-11-19', null, 0],
    ]);
    assert.deepEqual(duties('2026-01-05', { awardedOn: null }), []);
  });
});

describe('money in the years after', () => {
  it('is to be decided where the table names no amount, and paid until all is paid', () => {
    const today = day('2026-01-05');
    const silent = { settled: null, decided: null, decidedOn: null, paid: 0, used: 0 };
    assert.deepEqual(others(today, awardFile({ row: 'silent', money: silent })), ['money-decided government']);
    assert.deepEqual(others(today, awardFile({ row: 'silent', money: { ...silent, decided: 10 } })), [
      'money-paid office',
    ]);
    assert.deepEqual(others(today, awardFile({ row: 'silent', money: { ...silent, decided: 10, paid: 10 } })), []);
    assert.deepEqual(others(today, awardFile({ row: 'silent', money: silent, revokedOn: today })), []);
    assert.deepEqual(others(today, awardFile({ money: { ...silent, settled: 0 } })), []);
  });
});

describe('proceedings in the years after', () => {
  const today = day('2026-12-01');

  it('are to be opened where a ground computes, by who may, and not twice on the same', () => {
    assert.deepEqual(others(today, paid({ events: [accident] })), [
      'duty-missed office yearly-report',
      `proceeding-opened ${openings} after-award`,
    ]);
    assert.deepEqual(others(today, paid({ duties: [missed] })), ['proceeding-opened office missing-report']);
    const over = { droppedAt: on('2026-11-25'), openedAt: on('2026-11-20') };
    assert.deepEqual(others(today, paid({ duties: [missed] }), [proceedingOf('missing-report', over)]), []);
    const again = { ...missed, time: 2, recordedAt: on('2026-11-30') };
    const later = others(today, paid({ duties: [missed, again] }), [proceedingOf('missing-report', over)]);
    assert.deepEqual(later, ['proceeding-opened office missing-report']);
    assert.deepEqual(others(today, paid({ duties: [missed], revokedOn: today })), []);
    // Recorded while the proceeding ran, it was looked into with the rest when that was decided.
    const meanwhile = { ...missed, time: 2, recordedAt: on('2026-11-24') };
    assert.deepEqual(others(today, paid({ duties: [missed, meanwhile] }), [proceedingOf('missing-report', over)]), []);
  });

  const fraud = (more: Partial<Proceeding> = {}) =>
    others(today, paid({ duties: [missed, { ...missed, time: 2 }], money: settled }), [
      proceedingOf('missing-report', { droppedAt: on('2026-11-25'), openedAt: on('2026-11-20') }),
      proceedingOf('fraud', more),
    ]);

  it('go from finding to asking to deciding', () => {
    assert.deepEqual(fraud(), [`ground-found office ${deceit}`]);
    assert.deepEqual(fraud({ findings: { [deceit]: 'holds' } }), ['sanction-asked office']);
    const asked = { findings: { [deceit]: 'holds' as const }, askedAt: on('2026-11-27') };
    assert.deepEqual(fraud(asked), ['sanction-decided government']);
    assert.deepEqual(fraud({ findings: { [deceit]: 'does-not-hold' } }), ['proceeding-dropped office government']);
    assert.deepEqual(fraud({ droppedAt: on('2026-11-27') }), []);
  });

  const measure = (one: Partial<ImposedMeasure>): ImposedMeasure => ({
    do: 'publish',
    article: 33,
    what: [],
    bar: null,
    due: null,
    ...one,
  });
  const decision = (...measures: readonly ImposedMeasure[]) => ({
    imposed: true,
    measures,
    day: day('2026-11-28'),
    at: on('2026-11-28'),
  });

  it('tell whether a measure is left to impose: not where another proceeding has taken the title', () => {
    const left = (more: Partial<AwardFile>) => {
      const award = paid({ events: [accident], ...more });
      const subject = subjectOfAward(samplePack, award, {});
      const { holds, measureLeft } = afterProceeding(samplePack, proceedingOf('after-award', {}), subject, today);
      return [holds, measureLeft];
    };
    assert.deepEqual(
      [left({}), left({ revokedOn: today })],
      [
        [true, true],
        [true, false],
      ],
    );
  });

  it('leave what the decision brings: to publish, to take back, to correct', () => {
    const own = { decision: decision(measure({}), measure({ do: 'recover', what: ['plaque', 'money'] })) };
    assert.deepEqual(fraud(own), [
      'decision-published office government',
      'item-recovered office government plaque',
      'item-recovered office government money',
    ]);
    const recovered = [
      { what: 'plaque', amount: null },
      { what: 'money', amount: 300_000 },
    ];
    assert.deepEqual(fraud({ ...own, publishedOn: day('2026-11-29'), recovered }), []);
    assert.deepEqual(fraud({ decision: { ...own.decision, imposed: false, measures: [] } }), []);
  });

  it('wait for a correction, which is judged once reported or once its day is over', () => {
    const own = { decision: decision(measure({ do: 'order-correction', due: day('2026-12-10') })) };
    const reported = { reportedOn: day('2026-11-30'), met: null };
    assert.deepEqual(fraud(own), ['correction-reported applicant']);
    assert.deepEqual(fraud({ ...own, correction: reported }), ['correction-judged government']);
    assert.deepEqual(fraud({ ...own, correction: { ...reported, met: true } }), []);
    const over = { decision: decision(measure({ do: 'order-correction', due: day('2026-11-30') })) };
    assert.deepEqual(fraud(over), ['correction-judged government']);
    const last = { decision: decision(measure({ do: 'order-correction', due: today })) };
    assert.deepEqual(fraud(last), ['correction-reported applicant']);
  });

  it('against a person ask first what a measure hangs on', () => {
    const abuse = 'sanctions.reviewers.grounds.abuse';
    const when = 'sanctions.reviewers.measures.refer-to-justice.when';
    const person = (findings: Proceeding['findings']) =>
      others(today, paid({ duties: [missed] }), [
        proceedingOf('missing-report', { droppedAt: on('2026-11-25'), openedAt: on('2026-11-20') }),
        proceedingOf('reviewers', { target: { person: as<PersonId>('wang') }, findings }),
      ]);
    assert.deepEqual(person({}), [`ground-found office ${abuse}`]);
    assert.deepEqual(person({ [abuse]: 'holds' }), [`ground-found office ${when}`]);
    assert.deepEqual(person({ [abuse]: 'holds', [when]: 'holds' }), ['sanction-decided government office']);
  });
});

describe('reports in the years after', () => {
  it('go on to those the receiver reports to, and are answered by their day', () => {
    const report = {
      id: as<ReportId>('r'),
      channel: 'report',
      due: day('2026-01-09'),
      answered: false,
      forwardedTo: [],
    };
    const made = (more: Partial<AfterReport>) =>
      tasks(day('2026-01-05'), paid(), [], [{ ...report, ...more }])
        .filter(({ report: own }) => own !== null)
        .map(({ act, by, about, due }) => [act, by[0], about, due]);
    assert.deepEqual(made({}), [
      ['report-forwarded', 'watch', 'office', null],
      ['report-answered', 'watch', null, '2026-01-09'],
    ]);
    assert.deepEqual(made({ forwardedTo: ['office'] }).length, 1);
    assert.deepEqual(made({ answered: true }), []);
  });
});
