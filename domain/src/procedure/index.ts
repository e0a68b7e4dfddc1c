export * from './acts.ts';
export * from './agenda.ts';
export * from './task.ts';
export * from './view.ts';
