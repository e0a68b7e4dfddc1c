import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, day } from '../language/index.ts';
import { applicationAfter, type PublishAnnouncement, publishAnnouncement } from './publish-announcement.ts';
import { agentOf, codesOf, frameAt, noon, pack } from './testing/sample.ts';

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
    assert.deepEqual(codesOf(wrong), ['wrong-media', 'opens-in-the-past', 'closes-before-it-opens']);
    assert.deepEqual(codesOf(publish({ closes: null })), ['days-missing']);
  });

  it('is for the body the regulation names, in its turn, once', () => {
    const frame = frameAt('call', { actor: agentOf('a') });
    assert.deepEqual(codesOf(publishAnnouncement(frame, command, at)), ['wrong-body']);
    assert.deepEqual(codesOf(publishAnnouncement(frameAt('apply'), command, at)), ['step-over']);
    assert.deepEqual(codesOf(publish({ step: as('accepted') })).slice(0, 1), ['not-this-kind']);
  });
});
