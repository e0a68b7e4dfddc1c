import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applicationAfter, isPerCase } from '../edition/index.ts';
import { as, day } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { type PublishAnnouncement, publishAnnouncement } from './publish-announcement.ts';
import { agentOf, frameAt, noon, pack } from './testing/sample.ts';

const command: PublishAnnouncement = {
  notice: as('n-1'),
  step: as('call'),
  media: null,
  document: null,
  opens: day('2025-09-02'),
  closes: day('2025-09-30'),
};
const at = noon('2025-09-01');
const publish = (over: Partial<PublishAnnouncement> = {}) =>
  publishAnnouncement(frameAt('call'), { ...command, ...over }, at);

describe('an announcement', () => {
  it('states the days of the application that follows and is published where the regulation says', () => {
    const result = publish();
    assert.ok(result.ok);
    assert.equal(result.value.media, 'paper');
    assert.equal(result.value.published, '2025-09-01');
    assert.equal(applicationAfter(pack, 'call')?.id, 'apply');
    assert.equal(applicationAfter(pack, 'apply'), null);
  });

  it('tells all that is wrong with its days and its medium at once', () => {
    const wrong = publish({ opens: day('2025-08-31'), closes: day('2025-08-31'), media: 'radio' });
    assert.deepEqual(codes(wrong), ['wrong-media', 'opens-in-the-past', 'closes-before-it-opens']);
    assert.deepEqual(codes(publish({ closes: null })), ['days-missing']);
  });

  it('leaves time for the notices that come before handing in, by the calendar', () => {
    const short = publish({ opens: day('2025-09-28'), closes: day('2025-10-11') });
    assert.ok(!short.ok);
    const facts = { opens: '2025-09-28', closes: '2025-10-11', earliest: '2025-10-12', names: ['内部公示'] };
    assert.deepEqual(short.reasons, [{ code: 'window-too-short', article: '4¶1', facts }]);
    assert.ok(publish({ opens: day('2025-09-28'), closes: day('2025-10-12') }).ok);
  });

  it('asks for as much time as those need who need least', () => {
    const without = pack.steps.filter(({ id }) => id !== 'parent-notice');
    const frame = frameAt('call', { pack: { ...pack, steps: without } });
    assert.ok(publishAnnouncement(frame, { ...command, closes: day('2025-09-03') }, at).ok, 'branches hold no notice');
    const all = pack.steps.map((step) => {
      const { for: _scope, ...rest } = step;
      return isPerCase(step) ? rest : step;
    }) as typeof pack.steps;
    const chained = publishAnnouncement(
      frameAt('call', { pack: { ...pack, steps: all } }),
      { ...command, closes: day('2025-09-10') },
      at,
    );
    assert.ok(!chained.ok);
    assert.equal(chained.reasons[0]?.facts.earliest, '2025-09-18');
  });

  it('is for the body the regulation names, in its turn, once', () => {
    const frame = frameAt('call', { actor: agentOf('a') });
    assert.deepEqual(codes(publishAnnouncement(frame, command, at)), ['wrong-body']);
    assert.deepEqual(codes(publishAnnouncement(frameAt('apply'), command, at)), ['step-over']);
    assert.deepEqual(codes(publish({ step: as('accepted') })).slice(0, 1), ['not-this-kind']);
  });
});
