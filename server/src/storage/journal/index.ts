export { loadInclusion } from './inclusion.ts';
export { holdsConsistency, holdsInclusion, type Proof, proveConsistency, proveInclusion } from './proof.ts';
export { type Checkpoint, type Discrepancy, hasJournal, type Proven, proveJournal } from './prove.ts';
export { type Sealed, type Sequencer, seal, sealAll, startSequencer } from './sequencer.ts';
