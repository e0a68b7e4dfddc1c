export * from './acts.ts';
export * from './announce-conferral.ts';
export * from './approval.ts';
export * from './confer-award.ts';
export * from './give-approval.ts';
export { awardRefusals } from './refusals.ts';
export * from './refuse-approval.ts';
