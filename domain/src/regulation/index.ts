export * from './cite.ts';
export * from './pack.ts';
export * from './path.ts';
export * from './readers.ts';
export { regulationRefusals } from './refusals.ts';
export * from './settings.ts';
