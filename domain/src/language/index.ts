export * from './act.ts';
export * from './cite.ts';
export * from './day.ts';
export * from './digest.ts';
export * from './ids.ts';
export * from './points.ts';
export * from './refusal.ts';
export * from './result.ts';
