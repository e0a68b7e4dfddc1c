import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { replayJournal } from '../procedure/replay/store.ts';
import { randomOf } from '../rehearsal/random.ts';
import { type Database, proveJournal, sealAll } from '../storage/index.ts';
import { Installation, type Victim } from './kills/testing/installation.ts';
import { type Outcome, type Plan, sendAgain, workAndKill } from './kills/testing/round.ts';
import { readJournal } from './kills/testing/store.ts';
import { prepareWork, type Work } from './kills/testing/work.ts';

/** How often something is killed. HENG_TEST_KILLS=100 is the long form; it takes longer than one file may, so `node --test` runs it by itself. */
const kills = Number(process.env.HENG_TEST_KILLS ?? 2);
const isLong = kills > 2;
const victims: readonly Victim[] = ['the server', 'the database', 'both', 'the postmaster'];
/** Rounds one upon the other, before the editions are laid out anew. */
const mostRounds = 5;
/** Acknowledgements before a kill. */
const [fewest, most] = isLong ? [40, 140] : [25, 45];
/** Kills of the one that is unsafe; in the short form only until something is lost. */
const mostUnsafe = isLong ? 20 : 5;
/** Milliseconds within which what was acknowledged has its place in the tree, counted from the first answer after a kill. */
const soon = 10_000;

let installation: Installation;
before(async () => {
  installation = await Installation.lay(isLong ? 36 : 12);
});
after(() => installation?.end());

describe('a server and a database that are killed while many people work', () => {
  const ground = groundOf({ unsafe: false });
  const outcomes: Outcome[] = [];

  for (let round = 1; round <= kills; round += 1) {
    const victim = victims[(round - 1) % victims.length] ?? 'both';
    it(`lose nothing that was acknowledged, and do nothing twice: ${victim}, ${round}`, {
      timeout: 120_000,
    }, async () => {
      const { work, entries, earlier, well } = await ground.next();
      const outcome = await workAndKill(installation, work, planOf(`safe/${round}`, victim));
      outcomes.push(outcome);
      assert.equal(outcome.lost, 0);
      assert.ok(outcome.sealed < soon, `${outcome.sealed} ms until everything had its place`);
      assert.equal(await sendAgain(installation, work.sent.slice(earlier)), 0, 'the same key is answered the same');
      await installation.read(async (owner) => {
        const journal = await readJournal(owner);
        const receipts = new Set(work.sent.map(({ acknowledged }) => acknowledged?.id));
        assert.equal(receipts.size, work.sent.length, 'each has an act of its own');
        assert.equal(journal.size, entries + work.sent.length, 'and nothing else was done');
        await holds(owner);
      });
      well();
    });
  }

  it('tells how it went', (test) => tell(test, outcomes));
});

describe('the same where the database acknowledges before it has written', () => {
  const ground = groundOf({ unsafe: true });
  const outcomes: Outcome[] = [];
  const enough = () => !isLong && outcomes.some(({ lost }) => lost > 0);

  it('loses what was acknowledged', { timeout: 60_000 * mostUnsafe }, async (test) => {
    for (let round = 1; round <= mostUnsafe && !enough(); round += 1) {
      const { work, well } = await ground.next();
      const plan = { ...planOf(`unsafe/${round}`, 'the database'), atOnce: true };
      outcomes.push(await workAndKill(installation, work, plan));
      // What is lost is not asked for again.
      work.sent.length = 0;
      well();
    }
    assert.ok(outcomes.some(({ lost }) => lost > 0));
    tell(test, outcomes);
  });
});

function planOf(seed: string, victim: Victim): Plan {
  const random = randomOf(seed);
  return { seed, victim, atOnce: random.chance(50), enough: fewest + random.below(most - fewest) };
}

interface Ground {
  readonly work: Work;
  /** Acts that stood in the journal before any of this work. */
  readonly entries: number;
  /** How many acts of it were sent in earlier rounds. */
  readonly earlier: number;
  /** The round is over, and the next may go on upon it. */
  readonly well: () => void;
}

/** Rounds go on upon one another, on the same editions, until there is not enough left to do. After one that failed they begin anew. */
function groundOf(how: { readonly unsafe: boolean }): { readonly next: () => Promise<Ground> } {
  let rounds = 0;
  let laid: Pick<Ground, 'work' | 'entries'> | null = null;
  return {
    next: async () => {
      const goesOn = laid !== null && rounds < mostRounds && laid.work.left() > most / 2;
      if (!goesOn) rounds = 0;
      const last = goesOn ? laid : null;
      laid = null;
      const ground = last ?? (await layAnew(how));
      const well = () => {
        laid = ground;
        rounds += 1;
      };
      return { ...ground, earlier: ground.work.sent.length, well };
    },
  };
}

async function layAnew(how: { readonly unsafe: boolean }): Promise<Pick<Ground, 'work' | 'entries'>> {
  await installation.begin(how);
  const entries = (await installation.read(readJournal)).size;
  return { work: await prepareWork(installation.base, installation.laid), entries };
}

async function holds(owner: Database): Promise<void> {
  await sealAll(owner);
  const { discrepancies, unsealed } = await proveJournal(owner);
  assert.deepEqual(discrepancies, []);
  assert.equal(unsealed, 0);
  const { differences, compared } = await replayJournal(owner, null);
  assert.deepEqual(differences, []);
  assert.ok(compared > 0);
}

function tell(test: TestContext, outcomes: readonly Outcome[]): void {
  const sum = (of: (one: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const middle = (of: (one: Outcome) => number) =>
    Math.round(outcomes.map(of).toSorted((a, b) => a - b)[Math.floor(outcomes.length / 2)] ?? 0);
  test.diagnostic(
    `${outcomes.length} kills, ${sum(({ acknowledged }) => acknowledged)} acknowledged, ${sum(({ open }) => open)} cut off, ` +
      `${sum(({ lost }) => lost)} lost in ${outcomes.filter(({ lost }) => lost > 0).length} kills; ` +
      `answers again after ${middle(({ recovery }) => recovery)} ms, all sealed ${middle(({ sealed }) => sealed)} ms later (medians)`,
  );
}
