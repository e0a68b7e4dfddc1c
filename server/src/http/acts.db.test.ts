import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import * as edition from '@heng/contract/acts/edition';
import * as intake from '@heng/contract/acts/intake';
import * as people from '@heng/contract/acts/people';
import { readDraft } from '@heng/contract/intake';
import { within } from '../storage/index.ts';
import { rehearsedServer } from './testing/rehearsed.ts';

const at = (answer: { body: { faults?: readonly { at: string }[] } }) => answer.body.faults?.map((one) => one.at);

describe('acts over HTTP', async () => {
  const { send, view, edition: id, database, place, drop } = await rehearsedServer({ until: 'application' });
  after(drop);
  const params = { edition: id };
  const member = (body: string, seat?: string) => {
    const found = view.members.find((one) => one.body === body && (seat === undefined || one.seat === seat));
    assert.ok(found, body);
    return found;
  };
  const office = member('office');
  const by = { person: office.person };
  const as = { body: 'office' };
  const acts = (name: string) =>
    within(database.db, 'here', (tx) => tx.selectFrom('journal_entry').select('id').where('act', '=', name).execute());

  it('are done once under one key, and answered the same again', async () => {
    const body = { as, name: '王五' };
    const added = await send(people.addPerson, { by, params, body });
    assert.equal(added.status, 201, JSON.stringify(added.body));
    const { person } = added.body;
    const appoint = { as, person, body: 'office', seat: 'member' };
    const headers = { 'idempotency-key': 'appoint-once' };
    const before = (await acts('member-appointed')).length;
    const first = await send(people.appointMember, { by, params, body: appoint, headers });
    const second = await send(people.appointMember, { by, params, body: appoint, headers });
    assert.equal(first.status, 201, JSON.stringify(first.body));
    assert.equal(second.status, 201);
    assert.deepEqual(second.body, first.body);
    assert.equal(first.body.act.act, 'member-appointed');
    assert.match(first.body.sha256, /^[0-9a-f]{64}$/);
    assert.equal((await acts('member-appointed')).length, before + 1);
    // Another person's key of the same name is another key.
    const other = await send(people.leaveBody, {
      by: { person },
      params,
      body: { as, person, body: 'office' },
      headers,
    });
    assert.equal(other.status, 201, JSON.stringify(other.body));
    // The seat is gone; what was done under the key is told again all the same, and nothing new is done.
    const again = await send(people.leaveBody, {
      by: { person },
      params,
      body: { as, person, body: 'office' },
      headers,
    });
    assert.deepEqual([again.status, again.body], [201, other.body]);
    const fresh = await send(people.leaveBody, { by: { person }, params, body: { as, person, body: 'office' } });
    assert.deepEqual([fresh.status, fresh.body.problem], [403, 'forbidden']);
  });

  it('are refused with every reason, its article and both languages', async () => {
    const answer = await send(edition.openStep, { by, params, body: { as, step: 'application' } });
    assert.equal(answer.status, 409);
    const [reason] = answer.body.reasons;
    assert.equal(reason.code, 'step-already-open');
    assert.ok(reason.article && reason.zh.includes('申报') && reason.en.includes('open already'));
  });

  it('are for those who have the seat today', async () => {
    const body = { as, step: 'application' };
    const stranger = await send(edition.openStep, { by: { person: 'nobody-here' }, params, body });
    assert.deepEqual([stranger.status, at(stranger)], [403, ['body.as']]);
    const abroad = await send(edition.openStep, { by: { ...by, jurisdiction: 'there' }, params, body });
    assert.deepEqual([abroad.status, at(abroad)], [404, ['params.edition']]);
    const unsigned = await send(edition.openStep, { params, body });
    assert.equal(unsigned.status, 401);
    const asPublic = await send(edition.openStep, { by, params, body: { ...body, as: { body: 'public' } } });
    assert.equal(asPublic.status, 403);
  });

  it('tell everything that is not there, and everything that is not valid, with its place', async () => {
    const nowhere = await send(intake.withdrawApplication, { by, params, body: { as, case: 'no-such-case' } });
    assert.deepEqual([nowhere.status, at(nowhere)], [404, ['body.case']]);
    const noStep = await send(edition.openStep, { by, params, body: { as, step: 'no-such-step' } });
    assert.deepEqual([noStep.status, at(noStep)], [404, ['body.step']]);
    const wrong = await send(edition.openStep, { by, params, body: { as, stepp: 1, opens: '2026-02-30' } });
    assert.deepEqual([wrong.status, at(wrong)], [422, ['body.step', 'body.opens', 'body.stepp']]);
    assert.deepEqual(wrong.body.faults[1].zh, '没有这一天');
    const key = { 'idempotency-key': 'short' };
    const keyed = await send(edition.openStep, { by, params, body: { as, step: 'application' }, headers: key });
    assert.deepEqual([keyed.status, at(keyed)], [422, ['headers.idempotency-key']]);
  });

  it('let an agent on the register bring its applicant in, and nobody else', async () => {
    const applicant = view.cases[0]?.applicant ?? '';
    const whom = { body: 'applicant', of: applicant };
    const body = { as: whom, applicant, track: 'organisation', kind: 'enterprise' };
    const stranger = await send(intake.openCase, { by: { person: office.person }, params, body });
    assert.equal(stranger.status, 403);
    // Its agent is let in, and the rules then say that it has applied already.
    const agent = await send(intake.openCase, { by: { person: `${applicant}-agent` }, params, body });
    assert.equal(agent.status, 409);
  });

  it('keep drafts of applications apart by their version', async () => {
    const open = view.cases.find((one) => one.submittedAt === null);
    assert.ok(open);
    const agent = { person: `${open.applicant}-agent` };
    const whom = { body: 'applicant', of: open.applicant };
    const draft = { edition: id, case: open.id };
    const read = async () => (await send(readDraft, { by: agent, params: draft })).body;
    const { version, answers: given } = await read();
    const save = (from: number, answers: object) =>
      send(intake.saveDraft, { by: agent, params: draft, body: { as: whom, answers, version: from } });
    const [one, two] = await Promise.all([save(version, {}), save(version, {})]);
    assert.deepEqual(
      [one.status, two.status].toSorted((a, b) => a - b),
      [200, 409],
    );
    const [late] = [one, two].filter(({ status }) => status === 409);
    assert.equal(late?.body.problem, 'changed');
    assert.equal(late?.body.now.version, version + 1);
    assert.ok(Object.keys(late?.body.now.value).length > 3);
    // The one that came late has changed nothing.
    assert.equal((await save(version + 1, {})).body.version, version + 2);
    assert.deepEqual([(await read()).version, (await read()).answers], [version + 2, given]);
    // What came late is saved on top of what is told to be there now.
    const again = await save(late?.body.now.version, {});
    assert.deepEqual([again.status, again.body.now.version], [409, version + 2]);
    const unknown = await save(again.body.now.version, { 'no-such-fact': true });
    assert.deepEqual([unknown.status, unknown.body.reasons[0].code], [409, 'no-such-question']);
  });

  it('open an edition for those with a post, under the pack as it stands today', async () => {
    const body = {
      as: { body: 'office' },
      regulation: 'xinyang-2022',
      edition: 'opened-by-http',
      label: '2027',
      nature: 'rehearsal',
    };
    const opened = await send(edition.openEdition, { by, body });
    assert.equal(opened.status, 201, JSON.stringify(opened.body));
    const unknown = await send(edition.openEdition, { by, body: { ...body, regulation: 'no-such-pack' } });
    assert.deepEqual([unknown.status, at(unknown)], [404, ['body.regulation']]);
    assert.equal(place.origin, 'http://127.0.0.1:8080');
  });
});
