import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { replayJournal } from '../procedure/replay/store.ts';
import { randomOf } from '../rehearsal/random.ts';
import { proveJournal, sealAll } from '../storage/journal/index.ts';
import { Installation, type Victim } from './kills/testing/installation.ts';
import { type Outcome, sendAgain, workAndKill } from './kills/testing/round.ts';
import { readJournal } from './kills/testing/store.ts';
import { prepareWork, type Work } from './kills/testing/work.ts';

/** How often something is killed; HENG_TEST_KILLS=100 is the long form, which `node --test` runs best: it takes longer than one file may. */
const kills = Number(process.env.HENG_TEST_KILLS ?? 2);
const isLong = kills > 2;
const victims: readonly Victim[] = ['the server', 'the database', 'both'];
/** Rounds on the same editions, one upon the other, before they are laid out anew. */
const mostRounds = 5;
/** Acknowledgements before a kill. */
const [fewest, most] = isLong ? [40, 140] : [25, 45];

let installation: Installation;
before(async () => {
  installation = await Installation.lay(isLong ? 36 : 12);
});
after(() => installation?.end());

/** Where the rounds are at: work that goes on from one to the next, and how many acts the journal held before it. */
let work: Work;
let rounds = mostRounds;
let before_ = 0;

async function goOn(unsafe: boolean): Promise<void> {
  rounds += 1;
  if (rounds <= mostRounds && work.left() > most / 2) return;
  rounds = 1;
  await installation.begin({ unsafe });
  work = await prepareWork(installation.base, installation.laid);
  before_ = (await installation.read(readJournal)).size;
}
