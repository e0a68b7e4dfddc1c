import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { sampleCalendar } from '../calendar/testing/sample-calendar.ts';
import { addDays, as, type Day, day, instantAt, type NoticeId, type Refusal, type Result } from '../language/index.ts';
import {
  type AwardFile,
  askSanction,
  decideMoney,
  decideSanction,
  doDuty,
  dropProceeding,
  findGround,
  judgeCorrection,
  missDuty,
  openProceeding,
  type Proceeding,
  payMoney,
  publishDecision,
  recoverItem,
  reportCorrection,
  type SupervisionAct,
  subjectOfAward,
} from '../supervision/index.ts';
import {
  awardFile,
  awardId,
  digest,
  eventId,
  frameOf,
  proceedingId,
  samplePack,
} from '../supervision/testing/sample-supervision.ts';
import { afterAward, aftermath, afterProceeding } from './aftermath.ts';
import type { Task } from './task.ts';

/** An award and its proceedings, with what each act brings put to them, as tables would keep it. */
interface World {
  readonly award: AwardFile;
  readonly proceedings: readonly Proceeding[];
}

const laws = { pack: samplePack, calendar: sampleCalendar, edition: frameOf('office').edition };
const subjectIn = ({ award }: World, { findings }: Pick<Proceeding, 'findings'>) =>
  subjectOfAward(samplePack, award, findings);

function tasksOf(world: World, today: Day): readonly Task[] {
  const { award, proceedings } = world;
  const view = {
    ...laws,
    awards: [afterAward(laws, award, proceedings, today)],
    proceedings: proceedings.map((one) => afterProceeding(samplePack, one, subjectIn(world, one), today)),
    reports: [],
  };
  return aftermath(view, today).filter(({ waits }) => waits.length === 0);
}

/** Does a task in the plainest way; null: it is none of the years after. */
function does(world: World, task: Task, today: Day): Result<SupervisionAct, Refusal> | null {
  const at = instantAt(today, '10:00');
  const frame = frameOf(task.by[0] ?? '', samplePack, task.of);
  const { award } = world;
  const about = task.about ?? '';
  const proceeding = world.proceedings.find(({ id }) => id === task.proceeding);
  const place = { frame, recused: [], award };
  const named = { award: awardId };
  switch (task.act) {
    case 'duty-done':
      return doDuty(place, { ...named, duty: about, time: task.time, sha256: digest, on: null }, at);
    case 'duty-missed':
      return missDuty(place, { ...named, duty: about, time: task.time ?? 0 }, at);
    case 'money-decided':
      return decideMoney(place, { ...named, money: 2, document: '〔2025〕1号', day: today }, at);
    case 'money-paid':
      return payMoney(place, { ...named, amount: 1, on: today }, at);
    case 'proceeding-opened': {
      const command = { proceeding: as<typeof proceedingId>(`p-${today}-${about}`), sanction: about, target: named };
      return openProceeding({ ...place, subject: subjectIn(world, { findings: {} }), underWay: false }, command, at);
    }
    default:
      return proceeding ? doesIn(world, proceeding, task, today) : null;
  }
}

function doesIn(world: World, proceeding: Proceeding, task: Task, today: Day): Result<SupervisionAct, Refusal> | null {
  const at = instantAt(today, '10:00');
  const place = {
    frame: frameOf(task.by[0] ?? '', samplePack, task.of),
    recused: [],
    proceeding,
    subject: subjectIn(world, proceeding),
  };
  const own = { proceeding: proceeding.id };
  const reasons = '查实。';
  switch (task.act) {
    case 'ground-found':
      return findGround(
        place,
        {
          ...own,
          ground: task.about ?? '',
          finding: Number(today.at(-1)) % 2 === 0 ? 'holds' : 'does-not-hold',
          reasons,
        },
        at,
      );
    case 'sanction-asked':
      return askSanction(place, own, at);
    case 'sanction-decided': {
      const command = { ...own, measures: null, correctBy: null, reasons, document: null, day: today };
      const done = decideSanction(place, { ...command, imposed: true }, at);
      // The other proceeding has taken the title meanwhile, and nothing else follows.
      const isVain = !done.ok && done.reasons.every(({ code }) => code === 'no-measure-left');
      return isVain ? decideSanction(place, { ...command, imposed: false }, at) : done;
    }
    case 'proceeding-dropped':
      return dropProceeding(place, { ...own, reasons }, at);
    case 'decision-published':
      return publishDecision(place, { ...own, notice: as<NoticeId>('n'), document: null, day: today }, at);
    case 'item-recovered': {
      const amount = task.about === 'money' ? 1 : null;
      return recoverItem(place, { ...own, award: awardId, what: task.about ?? '', amount, on: today }, at);
    }
    case 'correction-reported':
      return reportCorrection(place, { ...own, sha256: digest }, at);
    case 'correction-judged':
      return judgeCorrection(place, { ...own, met: false, reasons }, at);
    default:
      return null;
  }
}

function after(world: World, act: SupervisionAct, today: Day): World {
  const recordedAt = instantAt(today, '10:00');
  const { award, proceedings } = world;
  const { money, duties } = award;
  const withDuty = (is: 'done' | 'missed', one: { duty: string; time: number | null; on: Day }) => ({
    ...world,
    award: { ...award, duties: [...duties, { ...one, is, recordedAt }] },
  });
  const change = (id: Proceeding['id'], more: Partial<Proceeding>) => ({
    ...world,
    proceedings: proceedings.map((one) => (one.id === id ? { ...one, ...more } : one)),
  });
  switch (act.act) {
    case 'duty-done':
      return withDuty('done', act);
    case 'duty-missed':
      return withDuty('missed', { ...act, on: act.due });
    case 'money-decided':
      return { ...world, award: { ...award, money: { ...money, decided: act.money, decidedOn: act.day } } };
    case 'money-paid':
      return { ...world, award: { ...award, money: { ...money, paid: money.paid + act.amount } } };
    case 'proceeding-opened': {
      const recovered = proceedings[0]?.recovered ?? [];
      const blank = { findings: {}, askedAt: null, droppedAt: null, decision: null, publishedOn: null, recovered };
      const opened = { id: act.proceeding, sanction: act.sanction, target: act.target, openedAt: recordedAt, ...blank };
      return { ...world, proceedings: [...proceedings, { ...opened, correction: { reportedOn: null, met: null } }] };
    }
    case 'ground-found': {
      const { findings = {} } = proceedings.find(({ id }) => id === act.proceeding) ?? {};
      return change(act.proceeding, { findings: { ...findings, [act.ground]: act.finding } });
    }
    case 'sanction-asked':
      return change(act.proceeding, { askedAt: recordedAt });
    case 'proceeding-dropped':
      return change(act.proceeding, { droppedAt: recordedAt });
    case 'decision-published':
      return change(act.proceeding, { publishedOn: act.day });
    case 'item-recovered': {
      const { recovered = [] } = proceedings.find(({ id }) => id === act.proceeding) ?? {};
      const back = [...recovered, { what: act.what, amount: act.amount }];
      return { ...world, proceedings: proceedings.map((one) => ({ ...one, recovered: back })) };
    }
    case 'correction-reported':
      return change(act.proceeding, { correction: { reportedOn: today, met: null } });
    case 'correction-judged':
      return change(act.proceeding, { correction: { reportedOn: null, met: act.met } });
    case 'sanction-decided': {
      const { imposed, measures, day: on } = act;
      const revoked = measures.some((measure) => measure.do === 'revoke-title') ? on : award.revokedOn;
      const decided = change(act.proceeding, { decision: { imposed, measures, day: on, at: recordedAt } });
      return { ...decided, award: { ...award, revokedOn: revoked } };
    }
    default:
      return world;
  }
}

const grades = fc.constantFrom('ordinary', 'major');
const accidents = fc.array(fc.record({ days: fc.integer({ min: 1, max: 1400 }), grade: grades }), { maxLength: 3 });
const rows = fc.constantFrom('main', 'capped', 'silent');
/** Days on which nobody does anything. */
const idleDays = [0, 1, 2, 0, 8, 40, 90, 200];
const idle = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 60 });

it('says nothing that cannot be done: whatever the years bring, each of its tasks is accepted, done by whom it names, and is gone afterwards or nearer its end', () => {
  fc.assert(
    fc.property(accidents, rows, idle, fc.boolean(), (happened, row, choices, deceived) => {
      const start = day('2025-11-18');
      const file = awardFile({
        row,
        money: { settled: row === 'main' ? 3 : null, decided: null, decidedOn: null, paid: 0, used: 0 },
        events: happened.map(({ days, grade }) => ({
          id: eventId,
          fact: 'accidents',
          value: [{ date: addDays(start, days), grade }],
          recordedAt: instantAt(addDays(start, days), '08:00'),
        })),
      });
      const fraud: Proceeding = {
        ...{
          id: proceedingId,
          sanction: 'fraud',
          target: { award: awardId },
          openedAt: instantAt(start, '12:00'),
          findings: {},
        },
        ...{
          askedAt: null,
          droppedAt: null,
          decision: null,
          publishedOn: null,
          recovered: [],
          correction: { reportedOn: null, met: null },
        },
      };
      let world: World = { award: file, proceedings: deceived ? [fraud] : [] };
      let today = addDays(start, 1);
      for (const choice of choices) {
        const known = {
          ...world,
          award: {
            ...world.award,
            events: file.events.filter(({ recordedAt }) => recordedAt < instantAt(today, '09:00')),
          },
        };
        for (const task of tasksOf(known, today)) {
          const done = does(known, task, today);
          assert.ok(done?.ok, `${task.act} ${task.about} on ${today}: ${JSON.stringify(done)}`);
        }
        const task = tasksOf(known, today).at(-1 - (choice % 3));
        const done = task ? does(known, task, today) : null;
        if (done?.ok) world = after(world, done.value, today);
        today = addDays(today, idleDays[choice] ?? 0);
      }
    }),
    { numRuns: 150 },
  );
});
