import type { AnyRoute, BodyOf } from '@heng/contract';
import {
  completeObjectionInPublic,
  completeReportInPublic,
  fileObjectionInPublic,
  fileReportInPublic,
  followObjection,
  followReport,
} from '@heng/contract/public-form';
import { type Actor, as, type Cite, type Day, dayOf, type Refusal, type Result } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { reportChannel } from '@heng/domain/supervision';
import { sealIdentity } from '../http/filed-identity.ts';
import { type Ask, answers, type Mounted } from '../http/mount.ts';
import type { Place } from '../http/place.ts';
import { invalid, Problem, refused } from '../http/problem.ts';
import { completesObjection, filesObjection } from '../notice/acts.ts';
import { loadPack, loadPackOf } from '../regulation/store.ts';
import { digestOf, type Recorded, type Tx, within } from '../storage/index.ts';
import { completesReport, receivesReport } from '../supervision/reports/acts.ts';
import { broughtOf, faultsOf, keptOf } from './identity.ts';
import { overQuota, overWhole } from './quota.ts';
import { channelOfStep, type Form, missingOf, namesOf, standingOf } from './standing.ts';
import { codeFor } from './status-code.ts';
import {
  type FiledObjection,
  type FiledReport,
  findObjection,
  findReport,
  keepCode,
  keepPapers,
  keepSaid,
  placeOfCode,
  stepOfNotice,
} from './store.ts';

/** Of the public no act names anybody: who it is stands with what they filed, for the receiver alone. */
const anybody: Actor = { person: as('anybody'), body: as('public'), of: null };

const objection = answers(fileObjectionInPublic, async (ask) => {
  const { place, jurisdiction, body, request } = ask;
  const { edition, notice, case: file, by, identity, words, papers } = body;
  const over = await overQuota(place.db, 'file', request.ip);
  if (over !== null) return over;
  const found = await within(place.db, jurisdiction, async (tx) => {
    const step = await stepOfNotice(tx, edition, notice);
    return step === null ? null : { step, pack: await loadPackOf(tx, edition) };
  });
  if (found === null) return new Problem('not-found', { faults: [unknown('body.notice')] });
  const faults = await faultsIn(ask, identity);
  const full = faults ?? (await overWhole(place.db, 'notice', notice));
  if (full !== null) return full;
  const brought = broughtOf(channelOfStep(found.pack, found.step)?.needs[by] ?? [], identity, papers);
  const { code, key } = codeFor(place.keys, keyIn(ask), body);
  const done = await filesObjection(
    place.desk(jurisdiction),
    anybody,
    key,
    edition,
    { notice, case: file, by, brought, identity: sealed(place, edition, 'filed', identity) },
    async (tx, id) => {
      await keepSaid(tx, id, { words, papers });
      await keepCode(tx, digestOf(code), edition, { objection: id });
    },
  );
  return filedAs(done, code, (needs) => namesOf(found.pack, needs));
});

const report = answers(fileReportInPublic, async (ask) => {
  const { place, jurisdiction, body, request } = ask;
  const { edition, channel, about, by, identity, words, papers } = body;
  const over = await overQuota(place.db, 'file', request.ip);
  if (over !== null) return over;
  const faults = await faultsIn(ask, identity);
  const full = faults ?? (await overWhole(place.db, 'channel', `${String(edition)}:${channel}`));
  if (full !== null) return full;
  const pack = await within(place.db, jurisdiction, (tx) => loadPackOf(tx, edition));
  const needs = reportChannel(pack, channel)?.needs;
  const brought = broughtOf(needs?.[by ?? 'person'] ?? [], identity, papers);
  const { code, key } = codeFor(place.keys, keyIn(ask), body);
  const done = await receivesReport(
    place.desk(jurisdiction),
    anybody,
    key,
    edition,
    { channel, about, by, brought, identity: sealed(place, edition, 'filed', identity), content: words },
    async (tx, id) => {
      await keepPapers(tx, id, papers);
      await keepCode(tx, digestOf(code), edition, { report: id });
    },
  );
  return filedAs(done, code, (names) => namesOf(pack, names));
});

const objectionByCode = answers(followObjection, (ask) =>
  atCode(ask, ask.params.code, async (tx, sha256) => {
    const filed = await findObjection(tx, sha256);
    if (filed === null) return null;
    const pack = await loadPack(tx, filed.pack);
    return standingOf(pack, filed, missingOf(pack, filed), objectionOf(pack, filed));
  }),
);

const reportByCode = answers(followReport, (ask) =>
  atCode(ask, ask.params.code, async (tx, sha256) => {
    const filed = await findReport(tx, sha256);
    if (filed === null) return null;
    const pack = await loadPack(tx, filed.pack);
    return standingOf(pack, filed, filed.missing, reportOf(pack, filed));
  }),
);

const completedObjection = answers(completeObjectionInPublic, async (ask) => {
  const { place, params, body } = ask;
  const { identity, words, papers } = body;
  const found = await atCode(ask, params.code, async (tx, sha256, jurisdiction) => {
    const filed = await findObjection(tx, sha256);
    return filed && { ...filed, jurisdiction, law: await loadPack(tx, filed.pack) };
  });
  if (found instanceof Problem) return found;
  const faults = await faultsIn(ask, identity);
  if (faults !== null) return faults;
  const asked = channelOfStep(found.law, found.step)?.needs[found.by] ?? [];
  const done = await completesObjection(
    place.desk(found.jurisdiction),
    anybody,
    null,
    found.edition,
    {
      objection: found.objection,
      brought: broughtOf(asked, identity, papers),
      identity: sealed(place, found.edition, 'completed', identity),
    },
    (tx, id) => keepSaid(tx, id, { words, papers }),
  );
  if (!done.ok) return refused(done.reasons);
  return within(place.db, found.jurisdiction, async (tx) => {
    const now = (await findObjection(tx, digestOf(params.code))) ?? found;
    return standingOf(found.law, now, missingOf(found.law, now), objectionOf(found.law, now));
  });
});

const completedReport = answers(completeReportInPublic, async (ask) => {
  const { place, params, body } = ask;
  const { identity, words, papers } = body;
  const found = await atCode(ask, params.code, async (tx, sha256, jurisdiction) => {
    const filed = await findReport(tx, sha256);
    return filed && { ...filed, jurisdiction, law: await loadPack(tx, filed.pack) };
  });
  if (found instanceof Problem) return found;
  const faults = await faultsIn(ask, identity);
  if (faults !== null) return faults;
  const done = await completesReport(
    place.desk(found.jurisdiction),
    anybody,
    null,
    found.edition,
    {
      report: found.report,
      brought: broughtOf(found.missing, identity, papers),
      identity: sealed(place, found.edition, 'completed', identity),
      content: words ?? '',
    },
    (tx, id) => keepPapers(tx, id, papers),
  );
  if (!done.ok) return refused(done.reasons);
  return within(place.db, found.jurisdiction, async (tx) => {
    const now = (await findReport(tx, digestOf(params.code))) ?? found;
    return standingOf(found.law, now, now.missing, reportOf(found.law, now));
  });
});

const objectionOf = (pack: ResolvedPack, { step }: FiledObjection): Form => ({
  kind: 'objection',
  channel: channelOfStep(pack, step),
});
const reportOf = (pack: ResolvedPack, { channel }: FiledReport): Form => ({
  kind: 'report',
  channel: reportChannel(pack, channel),
});

const sealed = (
  { keys }: Place,
  edition: string,
  when: 'filed' | 'completed',
  identity: Parameters<typeof keptOf>[0],
): Readonly<Record<string, string>> => sealIdentity(keys, edition, when, keptOf(identity));

type Asking = Pick<Ask<AnyRoute>, 'place' | 'request'>;

/** Looks up what a code is of, in whatever jurisdiction. A code that is none is told as nothing more than that. */
async function atCode<Found>(
  { place, request }: Asking,
  code: string,
  find: (tx: Tx, sha256: string, jurisdiction: string) => Promise<Found | null>,
): Promise<Found | Problem> {
  const over = await overQuota(place.db, 'follow', request.ip);
  if (over !== null) return over;
  const sha256 = digestOf(code);
  const jurisdiction = await placeOfCode(place.db, sha256);
  if (jurisdiction === null) return new Problem('not-found');
  const found = await within(place.db, jurisdiction, (tx) => find(tx, sha256, jurisdiction));
  return found ?? new Problem('not-found');
}

async function faultsIn(
  { place }: Asking,
  identity: BodyOf<typeof completeObjectionInPublic>['identity'],
): Promise<Problem | null> {
  const faults = faultsOf(identity, dayOf(await place.now()));
  return faults.length > 0 ? invalid(...faults) : null;
}

const unknown = (at: string) => ({ at, zh: '没有这一项', en: 'there is no such thing' });

/** Nothing tells those apart who are not signed in: a key of theirs counts only with the same content. */
function keyIn({ request }: Pick<Asking, 'request'>): string | null {
  const given = request.headers['idempotency-key'];
  return typeof given === 'string' ? given : null;
}

function filedAs(
  done: Result<
    Recorded<{ readonly missing: readonly string[]; readonly due: Day | null; readonly article: Cite | null }>,
    Refusal
  >,
  code: string,
  named: (needs: readonly string[]) => string[],
) {
  if (!done.ok) return refused(done.reasons);
  const { id, at, sha256, act } = done.value;
  return {
    receipt: { id, at, sha256 },
    code,
    missing: named(act.missing),
    due: act.due,
    article: act.article,
  };
}

export const publicFormRoutes: readonly Mounted[] = [
  objection,
  objectionByCode,
  completedObjection,
  report,
  reportByCode,
  completedReport,
];
