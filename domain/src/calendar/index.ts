export * from './calendar.ts';
export * from './check-year.ts';
export * from './last-day.ts';
export * from './length.ts';
export * from './strip.ts';
export * from './window.ts';
export * from './working-day.ts';
