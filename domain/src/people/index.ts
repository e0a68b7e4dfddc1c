export * from './acts.ts';
export * from './appoint-member.ts';
export * from './leave-body.ts';
export * from './recusal.ts';
export { peopleRefusals } from './refusals.ts';
export * from './sign-undertaking.ts';
