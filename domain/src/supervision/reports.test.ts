import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, day, type ReportId, type StepId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import { answerReport, forwardReport } from './answer-report.ts';
import { type ReceiveReport, receiveReport } from './receive-report.ts';
import { reportChannels } from './report-channels.ts';
import type { Report } from './state.ts';
import { digest, frameOf, on, samplePack } from './testing/sample-supervision.ts';

const at = on('2026-06-01');
const id = as<ReportId>('r');
const receive = (more: Partial<ReceiveReport> = {}, body = 'public', pack: ResolvedPack = samplePack) =>
  receiveReport(
    { frame: frameOf(body, pack), noticeLast: null },
    { report: id, channel: 'report', about: null, by: 'person', brought: ['evidence', 'name'], named: true, ...more },
    at,
  );
const withChannel = (more: object): ResolvedPack =>
  ({
    ...samplePack,
    channels: { ...samplePack.channels, report: { ...samplePack.channels.report, ...more } },
  }) as ResolvedPack;

describe('receiving a report', () => {
  it('is open to anybody, and dated by the channel once it is complete', () => {
    const act = receive();
    assert.deepEqual(act.ok && [act.value.due, act.value.missing, act.value.anonymous, act.value.article], [
      '2026-06-08',
      [],
      false,
      25,
    ]);
    const bare = receive({ brought: ['evidence'] });
    assert.deepEqual(bare.ok && [bare.value.due, bare.value.missing], [null, ['name']]);
    assert.deepEqual(codes(receive({}, 'watch')), []);
    assert.deepEqual(codes(receive({}, 'office')), ['wrong-body']);
  });

  it('may be anonymous unless the channel says no', () => {
    const hidden = { by: null, brought: [], named: false };
    const act = receive(hidden);
    assert.equal(act.ok && act.value.anonymous, true);
    assert.deepEqual(codes(receive(hidden, 'public', withChannel({ anonymous: false }))), ['report-without-identity']);
  });

  it('is about what the channel is against', () => {
    assert.deepEqual(codes(receive({ about: { step: as<StepId>('vetting') } })), []);
    assert.deepEqual(codes(receive({ about: { step: as<StepId>('conferral') } })), ['report-about-another']);
    assert.deepEqual(
      codes(receive({ about: { step: as<StepId>('conferral') } }, 'public', withChannel({ against: 'anything' }))),
      [],
    );
  });

  it('has a last day only where the channel has one', () => {
    const pack = withChannel({ until: '5 working days after winners-notice' });
    const late = (noticeLast: string) =>
      codes(
        receiveReport(
          { frame: frameOf('public', pack), noticeLast: day(noticeLast) },
          { report: id, channel: 'report', about: null, by: null, brought: [], named: false },
          at,
        ),
      );
    assert.deepEqual([late('2026-05-22'), late('2026-05-25')], [['report-late'], []]);
  });

  it('never goes through the channel of objections; without another the platform takes it, for the supervisors, else for the office', () => {
    assert.deepEqual(codes(receive({ channel: 'objection' })), ['no-report-channel']);
    const { objection } = samplePack.channels;
    const only = { ...samplePack, channels: { objection } } as ResolvedPack;
    assert.deepEqual([reportChannels(samplePack), reportChannels(only)], [['report'], ['platform']]);
    const act = receive({ channel: 'platform' }, 'watch', only);
    assert.deepEqual(act.ok && [act.value.channel, act.value.article, act.value.due], ['platform', null, null]);
    assert.deepEqual(codes(receive({ channel: 'platform' }, 'office', only)), ['wrong-body']);
    const { watch: _, ...bodies } = only.bodies;
    assert.deepEqual(codes(receive({ channel: 'platform' }, 'office', { ...only, bodies } as ResolvedPack)), []);
  });
});

describe('what becomes of a report', () => {
  const report = (more: Partial<Report> = {}): Report => ({
    id,
    channel: 'report',
    about: null,
    receivedAt: at,
    missing: [],
    due: day('2026-06-08'),
    answeredAt: null,
    ...more,
  });
  const answer = (body: string, more: Partial<Report> = {}, sha256: string | null = digest, now = on('2026-06-08')) =>
    answerReport(
      { frame: frameOf(body), recused: [], report: report(more) },
      { report: id, upheld: true, sha256 },
      now,
    );

  it('is told by its receiver, in writing where that is asked, late or not', () => {
    const act = answer('watch');
    assert.deepEqual(act.ok && [act.value.late, act.value.article], [false, '25¶2']);
    const late = answer('watch', {}, digest, on('2026-06-09'));
    assert.equal(late.ok && late.value.late, true);
    assert.deepEqual(codes(answer('office')), ['wrong-body']);
    assert.deepEqual(codes(answer('watch', {}, null)), ['report-reply-missing']);
    assert.deepEqual(codes(answer('watch', { answeredAt: at })), ['report-answered']);
  });

  it('goes on to those the receiver reports to, or to an authority it may suggest action to', () => {
    const forward = (to: string, body = 'watch') =>
      forwardReport({ frame: frameOf(body), recused: [], report: report() }, { report: id, to }, at);
    const act = forward('office');
    assert.deepEqual(act.ok && act.value.article, '25¶3');
    assert.deepEqual(
      [codes(forward('authority')), codes(forward('bureau')), codes(forward('office', 'office'))],
      [[], ['no-receiver'], ['wrong-body']],
    );
  });
});
