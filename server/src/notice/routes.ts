import {
  listCaseNotices,
  listNoticeCases,
  listNotices,
  listObjections,
  readNotice,
  readObjection,
} from '@heng/contract/notice';
import { type Calendar, workingDaysLeft } from '@heng/domain/calendar';
import { stepOf } from '@heng/domain/edition';
import { as, type Day, type EditionId } from '@heng/domain/language';
import { channelNamed, channelOf, lastDayToObject, missingFrom } from '@heng/domain/notice';
import type { ResolvedPack } from '@heng/domain/regulation';
import { loadToday } from '../edition/reading/store.ts';
import { openIdentity } from '../http/filed-identity.ts';
import { recordAccess } from '../http/looks.ts';
import { answers, type Mounted, type Reader } from '../http/mount.ts';
import { Problem } from '../http/problem.ts';
import { loadPackOf } from '../regulation/store.ts';
import { type CaseScope, within } from '../storage/index.ts';
import {
  findCaseNotices,
  findIdentity,
  findListed,
  findNotice,
  findNotices,
  findObjection,
  findObjections,
  type ObjectionRow,
  type ObjectionsSeen,
  type PaperRow,
} from './page/store.ts';

export const noticeRoutes: readonly Mounted[] = [
  answers(listNotices, ({ place, jurisdiction, params, query }) =>
    within(place.db, jurisdiction, async (tx) => {
      const today = await loadToday(tx);
      const { rows, total } = await findNotices(tx, params.edition, query);
      const items = rows.map((row) => paperOf(row, place.calendar, today));
      return { items, total, page: query.page, size: query.size };
    }),
  ),

  answers(readNotice, ({ place, jurisdiction, params }) =>
    within(place.db, jurisdiction, async (tx) => {
      const row = await findNotice(tx, params.notice);
      if (row === undefined) return new Problem('not-found');
      const pack = await loadPackOf(tx, as<EditionId>(row.edition_id));
      return {
        ...paperOf(row, place.calendar, await loadToday(tx)),
        channel: howToObject(pack, row, place.calendar),
      };
    }),
  ),

  answers(listNoticeCases, ({ place, jurisdiction, params, query }) =>
    within(place.db, jurisdiction, async (tx) => {
      if ((await findNotice(tx, params.notice)) === undefined) return new Problem('not-found');
      const { rows, total } = await findListed(tx, params.notice, query);
      return { items: [...rows], total, page: query.page, size: query.size };
    }),
  ),

  answers(listCaseNotices, async ({ place, tx, params }) => {
    const today = await loadToday(tx);
    const rows = await findCaseNotices(tx, params.edition, params.case);
    return {
      items: rows.map((row) => ({
        ...paperOf(row, place.calendar, today),
        inside: row.case_id !== null,
        tier: row.tier,
      })),
    };
  }),

  answers(listObjections, async ({ place, tx, params, query, reader, scope }) => {
    const pack = await loadPackOf(tx, params.edition);
    const today = await loadToday(tx);
    const { rows, total } = await findObjections(tx, params.edition, seenBy(reader, scope), query);
    const items = rows.map((row) => objectionOf(row, { pack, reader, today, calendar: place.calendar }));
    return { items, total, page: query.page, size: query.size };
  }),

  answers(readObjection, async (ask) => {
    const { place, tx, params, reader, scope, may } = ask;
    const row = await findObjection(tx, params.edition, seenBy(reader, scope), params.objection);
    if (row === undefined) return new Problem('not-found');
    const pack = await loadPackOf(tx, params.edition);
    const receives = reader.seats.some((seat) => seat.receives.includes(row.channel));
    const theirs = receives && may('objection-identity', as(row.case_id));
    const told = theirs ? await findIdentity(tx, params.objection) : undefined;
    if (told !== undefined) {
      const { edition, objection: subject } = params;
      recordAccess(ask, { thing: 'objection-identity', edition, case: row.case_id, subject });
    }
    return {
      ...objectionOf(row, { pack, reader, today: await loadToday(tx), calendar: place.calendar }),
      replySha256: row.reply_sha256,
      identity: told ? openIdentity(place.keys, params.edition, told.identity) : null,
      words: told?.words ?? null,
      papers: told?.evidence ?? null,
    };
  }),
];

function paperOf(row: PaperRow, calendar: Calendar, today: Day) {
  const runs = row.kind === 'notice' && row.closed_at === null && row.last_day !== null;
  return {
    id: row.id,
    edition: row.edition_id,
    step: row.step,
    kind: row.kind === 'announcement' ? ('announcement' as const) : ('notice' as const),
    title: row.title,
    media: row.media,
    document: row.document,
    publishedOn: row.published_on,
    publishedAt: row.published_at,
    lastDay: row.last_day,
    provisional: row.provisional,
    closedAt: row.closed_at,
    listed: row.listed ?? 0,
    act: row.act,
    workingDaysLeft: runs && row.last_day !== null ? workingDaysLeft(calendar, today, row.last_day).days : null,
  };
}

function howToObject(pack: ResolvedPack, row: PaperRow, calendar: Calendar) {
  const step = stepOf(pack, row.step);
  const channel = step.kind === 'notice' ? channelOf(pack, step) : null;
  return (
    channel && {
      id: channel.id,
      to: channel.to,
      lastDay: lastDayToObject(channel, row.last_day ?? row.published_on, calendar),
      anonymous: channel.anonymous,
      needs: { person: [...channel.needs.person], organisation: [...channel.needs.organisation] },
      answerWithin: channel.answer?.within ?? null,
      article: channel.article,
    }
  );
}

/** The office and the supervisors see every objection, a receiver those of its channels, an applicant that there is one against itself. */
function seenBy({ seats, relations }: Reader, scope: CaseScope): ObjectionsSeen {
  const watches = seats.some(({ role }) => role === 'office' || role === 'supervisor');
  return { scope, channels: watches ? null : seats.flatMap(({ receives }) => receives), own: relations.own };
}

interface Looking {
  readonly pack: ResolvedPack;
  readonly reader: Reader;
  readonly today: Day;
  readonly calendar: Calendar;
}

/** To a party of the case nothing is told that could tell who it was. */
function objectionOf(row: ObjectionRow, { pack, reader, today, calendar }: Looking) {
  const channel = channelNamed(pack, row.channel);
  const isParty = [...reader.relations.own, ...reader.relations.branches].some((one) => one === row.case_id);
  const by = row.by === 'person' ? ('person' as const) : ('organisation' as const);
  const open = row.answered_at === null;
  return {
    id: row.id,
    notice: row.notice_id,
    step: row.step,
    case: row.case_id,
    number: row.number,
    name: row.name,
    channel: row.channel,
    receiver: channel?.to ?? null,
    by: isParty ? null : by,
    brought: isParty ? null : row.brought,
    missing: isParty || channel === null ? null : [...missingFrom(channel, by, row.brought)],
    receivedAt: row.received_at,
    completeAt: row.complete_at,
    due: row.due,
    workingDaysLeft: open && row.due !== null ? workingDaysLeft(calendar, today, row.due).days : null,
    answeredAt: row.answered_at,
    upheld: row.upheld,
  };
}
