export * from './access.ts';
export { contains, noRelations, nothing, type Reader, type Relations, type Scope, type SeatHeld } from './reader.ts';
export { mayRead, receivesReports, scopeOf } from './scope.ts';
export * from './things.ts';
