export * from './client.ts';
export * from './route.ts';
export * from './shape/page.ts';
export * from './shape/problem.ts';
export * from './shape/values.ts';
