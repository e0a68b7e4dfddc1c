import { bodiesOf } from '@heng/domain/edition';
import { type ActId, as, instantAt, type ReportId, type StepId } from '@heng/domain/language';
import { articleOf, type Obligation } from '@heng/domain/regulation';
import {
  type AwardPlace,
  answerReport,
  awardStatus,
  completeReport,
  decideMoney,
  doDuty,
  dueDaysOf,
  forwardReport,
  fundersOf,
  importRegister,
  isOwedBy,
  missDuty,
  partyOf,
  payMoney,
  type ReportPlace,
  receiveReport,
  recordBreach,
  reportChannel,
  reportChannels,
  reportEvent,
  reportMoneyUse,
  withdrawEvent,
} from '@heng/domain/supervision';
import { z } from 'zod';
import { brought, dayText, facts, objector } from '../schema/given.ts';
import { count, id, oneOf, text } from '../schema/written.ts';
import { awardFileOf, onlyAward } from './after-scene.ts';
import { frameIn, recusedIn, type Scene } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const digest = '0'.repeat(64);
const onlyReport = as<ReportId>('r');

/** The award, and the body that would act on it unless another is given. */
const placeIn = (scene: Scene, by: string | undefined): AwardPlace => ({
  frame: frameIn(scene, null, { by }),
  recused: recusedIn(scene),
  award: awardFileOf(scene),
});
const office = ({ pack }: Scene): string | undefined => bodiesOf(pack, 'office')[0];

function dutyIn({ pack }: Scene, name: string): Obligation {
  const duty = pack.obligations.find((one) => one.id === name);
  if (!duty) throw new Error(`the pack has no duty ${name}`);
  return duty;
}

/** Acts of the years after on an award: duties, breaches, money, events. */
const awardActs: Readonly<Record<string, Trial>> = {
  'duty-done': trial(
    z.strictObject({
      duty: id,
      time: count.exactOptional(),
      on: dayText.exactOptional(),
      paper: z.boolean().exactOptional(),
    }),
    (scene, { duty, time = null, on = null, paper = true }) => {
      const { by, paper: asked } = dutyIn(scene, duty);
      const sha256 = asked !== undefined && paper ? digest : null;
      return outcomeOf(doDuty(placeIn(scene, partyOf(by)), { award: onlyAward, duty, time, on, sha256 }, scene.at));
    },
  ),
  'duty-missed': trial(z.strictObject({ duty: id, time: count.exactOptional() }), (scene, { duty, time = 1 }) =>
    outcomeOf(missDuty(placeIn(scene, office(scene)), { award: onlyAward, duty, time }, scene.at)),
  ),
  'breach-recorded': trial(
    z.strictObject({ of: id, is: oneOf('refused', 'breached'), on: dayText.exactOptional(), use: id.exactOptional() }),
    (scene, { of, is, on = scene.today, use = null }) =>
      outcomeOf(
        recordBreach(placeIn(scene, office(scene)), { award: onlyAward, of, is, on, use, reasons: '例' }, scene.at),
      ),
  ),
  'money-use-reported': trial(
    z.strictObject({ uses: z.array(z.strictObject({ use: id, amount: count })) }),
    (scene, { uses }) =>
      outcomeOf(reportMoneyUse(placeIn(scene, 'applicant'), { award: onlyAward, uses, sha256: digest }, scene.at)),
  ),
  'event-withdrawn': trial(
    z.strictObject({ fact: text, reasons: z.string().exactOptional() }),
    (scene, { fact, reasons = 'reasons' }) => {
      const by = bodiesOf(scene.pack, 'department')[0];
      const command = { award: onlyAward, event: as<ActId>(fact), reasons };
      return outcomeOf(withdrawEvent(placeIn(scene, by), command, scene.at));
    },
  ),
  'event-reported': trial(z.strictObject({ fact: text, value: facts.valueType }), (scene, { fact, value }) => {
    const by = bodiesOf(scene.pack, 'department')[0];
    return outcomeOf(reportEvent(placeIn(scene, by), { award: onlyAward, fact, value, sha256: digest }, scene.at));
  }),
  'money-decided': trial(
    z.strictObject({ money: count, document: z.boolean().exactOptional() }),
    (scene, { money, document = true }) =>
      outcomeOf(
        decideMoney(
          placeIn(scene, fundersOf(scene.pack)[0]),
          { award: onlyAward, money, document: document ? '例' : null, day: scene.today },
          scene.at,
        ),
      ),
  ),
  'money-paid': trial(z.strictObject({ amount: count, on: dayText.exactOptional() }), (scene, { amount, on }) =>
    outcomeOf(payMoney(placeIn(scene, office(scene)), { award: onlyAward, amount, on: on ?? scene.today }, scene.at)),
  ),
};

/** The report under way, received on the day before. */
function reportIn(scene: Scene): ReportPlace {
  const {
    channel = reportChannels(scene.pack)[0] ?? '',
    due = null,
    answered,
    missing = [],
  } = scene.given.report ?? {};
  return {
    frame: frameIn(scene, null, { by: reportChannel(scene.pack, channel)?.to }),
    recused: recusedIn(scene),
    report: {
      id: onlyReport,
      channel,
      about: null,
      receivedAt: instantAt(scene.today, '08:00'),
      missing,
      due,
      answeredAt: answered === undefined ? null : instantAt(answered, '09:00'),
    },
  };
}

const received = z.strictObject({
  channel: id.exactOptional(),
  about: id.exactOptional(),
  by: objector.exactOptional(),
  brought: brought.exactOptional(),
  named: z.boolean().exactOptional(),
});

const reportActs: Readonly<Record<string, Trial>> = {
  'report-received': trial(received, (scene, { channel, about, by = null, brought: items = [], named = true }) => {
    const counter = { frame: frameIn(scene, null, { by: 'public' }), noticeLast: scene.given.published ?? null };
    const command = {
      report: onlyReport,
      channel: channel ?? reportChannels(scene.pack)[0] ?? '',
      about: about === undefined ? null : { step: as<StepId>(about) },
      by,
      brought: items,
      named,
    };
    const to = reportChannel(scene.pack, command.channel)?.to;
    return outcomeOf(receiveReport(counter, command, scene.at), () => ({ to }));
  }),
  'report-completed': trial(z.strictObject({ brought: z.array(id) }), (scene, { brought: items }) =>
    outcomeOf(completeReport(reportIn(scene), { report: onlyReport, brought: items }, scene.at)),
  ),
  'report-forwarded': trial(z.strictObject({ to: id }), (scene, { to }) =>
    outcomeOf(forwardReport(reportIn(scene), { report: onlyReport, to }, scene.at)),
  ),
  'report-answered': trial(
    z.strictObject({ upheld: z.boolean().exactOptional(), in_writing: z.boolean().exactOptional() }),
    (scene, { upheld = null, in_writing = true }) =>
      outcomeOf(
        answerReport(reportIn(scene), { report: onlyReport, upheld, sha256: in_writing ? digest : null }, scene.at),
      ),
  ),
};

const imported = z.strictObject({
  programme: id.exactOptional(),
  rows: z.array(z.strictObject({ holder: text, tier: id, day: dayText, revoked: dayText.exactOptional() })),
});

/** Not acts: on which days a duty falls due for this winner, and where the award stands. */
const questions: Readonly<Record<string, Trial>> = {
  'duty-dated': trial(z.strictObject({ duty: id }), (scene, { duty: name }) => {
    const duty = dutyIn(scene, name);
    const place = placeIn(scene, office(scene));
    const due = dueDaysOf(place, duty, scene.today).map((one) => one.due);
    return { done: { article: articleOf(duty), values: { due, owed: isOwedBy(place.award, duty) } }, refused: [] };
  }),
  'award-examined': trial(z.strictObject({}), (scene) => {
    const { tier, revokedOn } = awardFileOf(scene);
    const awardedOn = scene.given.award?.day ?? scene.today;
    const values = { ...awardStatus(scene.pack, { tier, awardedOn, revokedOn }, scene.today) };
    return { done: { article: articleOf(scene.pack.tiers[tier], 'valid'), values }, refused: [] };
  }),
};

/** What becomes of awards and reports after the ceremony. */
export const supervisionTrials: Readonly<Record<string, Trial>> = {
  ...awardActs,
  ...reportActs,
  'register-imported': trial(imported, (scene, { programme, rows }) => {
    const { pack, at } = scene;
    const { actor, seated } = frameIn(scene, null, { by: office(scene) });
    const own = rows.map(({ holder, tier, day, revoked = null }) => ({
      holder,
      tier,
      awardedOn: day,
      revokedOn: revoked,
    }));
    const command = {
      programme: programme ?? pack.regulation.programme,
      rows: own,
      sha256: digest,
      rowsSha256: digest,
    };
    const tiers = command.programme === pack.regulation.programme ? Object.keys(pack.tiers) : null;
    return outcomeOf(importRegister({ pack, tiers, actor, seated, known: [] }, command, at));
  }),
  ...questions,
};
