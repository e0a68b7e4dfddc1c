export * from './message.ts';
export { noticesFor, type Told, tellsSomebody } from './notices-for.ts';
export { remindersFor } from './reminders.ts';
export { wordMessage } from './wording.ts';
