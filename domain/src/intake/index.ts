export * from './acts.ts';
export * from './application-step.ts';
export * from './check-draft.ts';
export * from './open-case.ts';
export * from './papers.ts';
export * from './recommend.ts';
export { intakeRefusals } from './refusals.ts';
export * from './submit-application.ts';
export * from './withdraw-application.ts';
