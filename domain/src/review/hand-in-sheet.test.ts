import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type ObjectionId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { handInSheet, type SheetState } from './hand-in-sheet.ts';
import { maySeeSheet } from './may-see-sheet.ts';
import { reachConsensus } from './reach-consensus.ts';
import { saveSheetDraft } from './save-sheet-draft.ts';
import {
  at,
  caseId,
  person,
  reviewStep,
  sampleCase,
  sampleFrame,
  sampleTeam,
  stepId,
} from './testing/sample-review.ts';

const state = (over: Partial<SheetState> = {}): SheetState => ({
  frame: sampleFrame(),
  case: sampleCase(),
  inScope: true,
  team: sampleTeam,
  handedIn: [],
  ...over,
});
const sheet = { step: stepId('site'), case: caseId('case-1'), percents: [60, 65, 70, 55] };

describe('handing in a sheet', () => {
  it('records who, and the exact points', () => {
    const result = handInSheet(state(), sheet, at);
    assert(result.ok);
    assert.deepEqual(result.value, {
      act: 'sheet-handed-in',
      article: '18¶2',
      ...sheet,
      assessor: 'li',
      points: '653.5',
    });
  });

  it('is for the team of the case, once, while the review is open', () => {
    assert.deepEqual(codes(handInSheet(state({ frame: sampleFrame({ person: 'qian' }) }), sheet, at)), ['not-on-team']);
    assert.deepEqual(codes(handInSheet(state({ frame: sampleFrame({ body: 'committee' }) }), sheet, at)), [
      'wrong-body',
    ]);
    assert.deepEqual(codes(handInSheet(state({ frame: sampleFrame({ seated: false }) }), sheet, at)), ['not-seated']);
    assert.deepEqual(codes(handInSheet(state({ handedIn: [person('li')] }), sheet, at)), ['sheet-handed-in-before']);
    assert.deepEqual(codes(handInSheet(state({ frame: sampleFrame({ opened: false }) }), sheet, at)), [
      'step-not-open',
    ]);
    assert.deepEqual(codes(handInSheet(state({ frame: sampleFrame({ closed: true }) }), sheet, at)), ['step-over']);
  });

  it('is refused to somebody who has withdrawn, on the article that demands it', () => {
    const refused = handInSheet(state({ case: sampleCase({ recused: [person('li')] }) }), sheet, at);
    assert(!refused.ok);
    assert.deepEqual(refused.reasons, [{ code: 'recused', article: 10, facts: { person: 'li' } }]);
  });

  it('says all that stands against it at once', () => {
    const objection = as<ObjectionId>('objection-1');
    const bad = handInSheet(
      state({ case: sampleCase({ objection, standing: false }), team: null }),
      { ...sheet, percents: [62, -1, 0, 0] },
      at,
    );
    assert.deepEqual(codes(bad), [
      'case-not-standing',
      'case-has-objection',
      'not-on-team',
      'items-not-scored',
      'not-on-scale',
    ]);
  });
});

describe('a draft', () => {
  it('may have lines without a value, and never overwrites one that was changed elsewhere', () => {
    const draft = { ...sheet, percents: [60, -1, -1, 0], version: 1 };
    const saved = saveSheetDraft({ ...state(), version: 1 }, draft);
    assert(saved.ok);
    assert.equal(saved.value.version, 2);
    assert.deepEqual(codes(saveSheetDraft({ ...state(), version: 2 }, draft)), ['draft-changed-elsewhere']);
    assert.deepEqual(codes(saveSheetDraft({ ...state(), version: 1 }, { ...draft, percents: [1, 0, 0, 0] })), [
      'not-on-scale',
    ]);
  });
});

describe('consensus', () => {
  const all = [person('li'), person('wang'), person('zhao')];
  const ready = { ...state({ handedIn: all }), reached: false };
  /** A team of so many, one of whom has left and one is recused. */
  const thinned = (count: number) => ({
    team: {
      ...sampleTeam,
      members: ['li', 'wang', 'zhao', 'qian', 'sun'].slice(0, count).map((name, i) => ({
        person: person(name),
        seat: i === 0 ? 'leader' : 'member',
        left: name === 'wang',
      })),
    },
    case: sampleCase({ recused: [person('zhao')] }),
  });

  it('is handed in by the leader, for the team', () => {
    const result = reachConsensus(ready, sheet, at);
    assert(result.ok);
    assert.deepEqual([result.value.team, result.value.points, result.value.article], ['team-1', '653.5', '18¶3']);
    assert.deepEqual(codes(reachConsensus({ ...ready, frame: sampleFrame({ person: 'wang' }) }, sheet, at)), [
      'not-the-leader',
    ]);
    assert.deepEqual(codes(reachConsensus({ ...ready, reached: true }, sheet, at)), ['consensus-reached-before']);
  });

  it('waits for every member who has neither left nor is recused', () => {
    const waiting = reachConsensus({ ...ready, handedIn: [person('li')] }, sheet, at);
    assert(!waiting.ok);
    assert.deepEqual(waiting.reasons[0]?.facts, { number: 1, persons: ['wang', 'zhao'] });
    assert(reachConsensus({ ...ready, ...thinned(5), handedIn: ['li', 'qian', 'sun'].map(person) }, sheet, at).ok);
  });

  it('is not reached by fewer than the team must have, however many it had', () => {
    const refused = reachConsensus({ ...ready, ...thinned(4), handedIn: ['li', 'qian'].map(person) }, sheet, at);
    assert(!refused.ok);
    assert.deepEqual(refused.reasons, [
      { code: 'team-too-small', article: 9, facts: { body: '评审组', count: 2, least: 3, number: 1 } },
    ]);
    // Formed smaller by a departure on record, it is held to what it was formed with.
    const pair = { ...sampleTeam, members: sampleTeam.members.slice(0, 2) };
    assert(reachConsensus({ ...ready, team: pair }, sheet, at).ok);
  });

  it('is not how a mean is found', () => {
    const frame = sampleFrame({ steps: [{ ...reviewStep, combine: 'mean' }] });
    assert.deepEqual(codes(reachConsensus({ ...ready, frame }, sheet, at)), ['not-combined-by-consensus']);
  });
});

describe('who may read a sheet', () => {
  const reader = { person: person('li'), role: 'team' as const, recused: false, onTeam: true, handedIn: false };
  const colleague = { assessor: person('wang'), handedIn: true };

  it('is a colleague only after handing in, and nobody who is recused', () => {
    assert.equal(maySeeSheet(reader, colleague), false);
    assert.equal(maySeeSheet({ ...reader, handedIn: true }, colleague), true);
    assert.equal(maySeeSheet({ ...reader, handedIn: true }, { ...colleague, handedIn: false }), false);
    assert.equal(maySeeSheet({ ...reader, handedIn: true, recused: true }, colleague), false);
    assert.equal(maySeeSheet(reader, { assessor: person('li'), handedIn: false }), true);
  });

  it('is the office and the supervisors for what is handed in, and no party', () => {
    const outside = { ...reader, person: person('x'), onTeam: false };
    assert.equal(maySeeSheet({ ...outside, role: 'office' }, colleague), true);
    assert.equal(maySeeSheet({ ...outside, role: 'supervisor' }, colleague), true);
    assert.equal(maySeeSheet({ ...outside, role: 'team' }, colleague), false);
    assert.equal(maySeeSheet({ ...outside, role: null }, colleague), false);
  });
});
