export * from './acts.ts';
export * from './checks.ts';
export * from './close-application.ts';
export * from './close-edition.ts';
export * from './decide-setting.ts';
export * from './frame.ts';
export * from './open-edition.ts';
export * from './open-step.ts';
export { editionRefusals } from './refusals.ts';
