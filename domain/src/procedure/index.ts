export * from './acts.ts';
export * from './agenda.ts';
export { needsTeam } from './case-agenda.ts';
export * from './refusals.ts';
export * from './replay.ts';
export * from './scopes.ts';
export * from './task.ts';
export * from './view.ts';
export * from './wording.ts';
