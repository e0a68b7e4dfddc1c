import { type Actor, as, dayOf, type EditionId, type NoticeId, type ProceedingId } from '@heng/domain/language';
import {
  askSanction,
  type DecideSanction,
  type DropProceeding,
  decideSanction,
  dropProceeding,
  type FindGround,
  findGround,
  type JudgeCorrection,
  judgeCorrection,
  type OpenProceeding,
  openProceeding,
  type PublishDecision,
  publishDecision,
  type RecoverItem,
  type ReportCorrection,
  recoverItem,
  reportCorrection,
} from '@heng/domain/supervision';
import { type Desk, type Key, record } from '../../storage/index.ts';
import { saveDecided, saveRecovered } from './decision/store.ts';
import { changeProceeding, loadProceedingPlace, loadToOpen, saveFinding, saveOpened } from './store.ts';

const about = (by: Actor, key: Key, edition: EditionId, proceeding: ProceedingId) => ({
  by,
  key,
  edition,
  subject: proceeding,
});

/** 立案查处 */
export function opensProceeding(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: Omit<OpenProceeding, 'proceeding'>,
) {
  const proceeding = as<ProceedingId>(desk.newId('proceeding'));
  return record(
    desk,
    { by, key, edition, attempted: 'proceeding-opened', subject: command.sanction },
    {
      load: (tx) => loadToOpen(desk, tx, edition, by, command),
      decide: (state, at) => openProceeding(state, { ...command, proceeding }, at),
      save: (tx, act, at) => saveOpened(tx, edition, act, at),
    },
  );
}

/** 认定事由. The reasons stay in their table. */
export function findsGround(desk: Desk, by: Actor, key: Key, edition: EditionId, command: FindGround) {
  return record(
    desk,
    { ...about(by, key, edition, command.proceeding), attempted: 'ground-found' },
    {
      load: (tx) => loadProceedingPlace(desk, tx, edition, by, command.proceeding),
      decide: (place, at) => findGround(place, command, at),
      save: (tx, act, at) => saveFinding(tx, act, { reasons: command.reasons, body: by.body }, at),
    },
  );
}

/** 提请处理 */
export function asksSanction(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly proceeding: ProceedingId },
) {
  return record(
    desk,
    { ...about(by, key, edition, command.proceeding), attempted: 'sanction-asked' },
    {
      load: (tx) => loadProceedingPlace(desk, tx, edition, by, command.proceeding),
      decide: (place, at) => askSanction(place, command, at),
      save: (tx, act, at) => changeProceeding(tx, act.proceeding, { asked_at: at }),
    },
  );
}

/** 作出处理决定. What follows from it, title, bars and items, is saved with it. */
export function decidesSanction(desk: Desk, by: Actor, key: Key, edition: EditionId, command: DecideSanction) {
  return record(
    desk,
    { ...about(by, key, edition, command.proceeding), attempted: 'sanction-decided' },
    {
      load: (tx) => loadProceedingPlace(desk, tx, edition, by, command.proceeding),
      decide: (place, at) => decideSanction(place, command, at),
      save: (tx, act, at, _id, place) => saveDecided(tx, act, place, command.reasons, at),
    },
  );
}

/** 终止查处 */
export function dropsProceeding(desk: Desk, by: Actor, key: Key, edition: EditionId, command: DropProceeding) {
  return record(
    desk,
    { ...about(by, key, edition, command.proceeding), attempted: 'proceeding-dropped' },
    {
      load: (tx) => loadProceedingPlace(desk, tx, edition, by, command.proceeding),
      decide: (place, at) => dropProceeding(place, command, at),
      save: (tx, act, at) => changeProceeding(tx, act.proceeding, { dropped_at: at, reasons: command.reasons }),
    },
  );
}

/** 公布处理决定 */
export function publishesDecision(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: Omit<PublishDecision, 'notice'>,
) {
  const notice = as<NoticeId>(desk.newId('notice'));
  return record(
    desk,
    { ...about(by, key, edition, command.proceeding), attempted: 'decision-published' },
    {
      load: (tx) => loadProceedingPlace(desk, tx, edition, by, command.proceeding),
      decide: (place, at) => publishDecision(place, { ...command, notice }, at),
      save: (tx, act) =>
        changeProceeding(tx, act.proceeding, {
          notice_id: act.notice,
          notice_document: act.document,
          published_on: act.day,
        }),
    },
  );
}

/** 收回 */
export function recoversItem(desk: Desk, by: Actor, key: Key, edition: EditionId, command: RecoverItem) {
  return record(
    desk,
    { ...about(by, key, edition, command.proceeding), attempted: 'item-recovered' },
    {
      load: (tx) => loadProceedingPlace(desk, tx, edition, by, command.proceeding),
      decide: (place, at) => recoverItem(place, command, at),
      save: (tx, act, _at, id) => saveRecovered(tx, act, id),
    },
  );
}

/** 报告改正 */
export function reportsCorrection(desk: Desk, by: Actor, key: Key, edition: EditionId, command: ReportCorrection) {
  return record(
    desk,
    { ...about(by, key, edition, command.proceeding), attempted: 'correction-reported' },
    {
      load: (tx) => loadProceedingPlace(desk, tx, edition, by, command.proceeding),
      decide: (place, at) => reportCorrection(place, command, at),
      save: (tx, act, at) =>
        changeProceeding(tx, act.proceeding, {
          correction_reported_on: dayOf(at),
          correction_sha256: act.sha256,
        }),
    },
  );
}

/** 验收改正 */
export function judgesCorrection(desk: Desk, by: Actor, key: Key, edition: EditionId, command: JudgeCorrection) {
  return record(
    desk,
    { ...about(by, key, edition, command.proceeding), attempted: 'correction-judged' },
    {
      load: (tx) => loadProceedingPlace(desk, tx, edition, by, command.proceeding),
      decide: (place, at) => judgeCorrection(place, command, at),
      save: (tx, act) => changeProceeding(tx, act.proceeding, { correction_met: act.met }),
    },
  );
}
