import { checkPassword, passwordFaults } from '@heng/domain/people';
import { invalid, type Problem } from '../http/problem.ts';

/** All that stands against a new password, each as a fault of its place. null: nothing. */
export function faultsOf(password: string, login: string): Problem | null {
  const faults = checkPassword(password, login);
  if (faults.length === 0) return null;
  return invalid(...faults.map((code) => ({ at: 'body.password', ...passwordFaults[code] })));
}
