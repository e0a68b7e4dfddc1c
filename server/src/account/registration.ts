import { type ApplicantId, dayOf, isCreditCode, type PersonId } from '@heng/domain/language';
import { foldIdentityNumber, isIdentityNumber } from '@heng/domain/people';
import type { Place } from '../http/place.ts';
import { invalid, Problem } from '../http/problem.ts';
import { offRecord, type Tx } from '../storage/index.ts';
import { makeAccount, makePerson } from './accounts/store.ts';
import { allOrNothing, Undone } from './all-or-nothing.ts';
import { mayRegister } from './delay/delay.ts';
import { noteEvent } from './events/store.ts';
import { nameTaken } from './invitations/accept.ts';
import { faultsOf } from './new-password.ts';
import { addAgent, keepIndividual, keepOrganisation, loadAgents } from './parties/store.ts';
import { hashPassword, isRushed } from './proofs/password.ts';
import { beginSession, type From } from './session.ts';
import { tooBusy, tooSoon } from './sign-in.ts';

/** Who applies. */
export type Applying =
  | { readonly kind: 'organisation'; readonly name: string; readonly creditCode: string }
  | { readonly kind: 'individual'; readonly identityNumber: string };

/** Whether somebody acts for this applicant already is told; who, is not. */
const represented = (): Problem =>
  new Problem('refused', {
    zh: '该申报人已有经办人：请经办人邀请您，或联系评审办。',
    en: 'Somebody acts for this applicant already: be invited by them, or ask the office.',
  });

/** What is wrong with who applies. null: nothing. */
async function faultOf({ now }: Place, applying: Applying): Promise<Problem | null> {
  if (applying.kind === 'organisation')
    return isCreditCode(codeOf(applying.creditCode))
      ? null
      : invalid({
          at: 'body.applicant.creditCode',
          zh: '不是统一社会信用代码，请核对 18 位。',
          en: 'This is no credit code; check its 18 signs.',
        });
  return isIdentityNumber(foldIdentityNumber(applying.identityNumber), dayOf(await now()))
    ? null
    : invalid({
        at: 'body.applicant.identityNumber',
        zh: '不是公民身份号码，请核对 18 位。',
        en: 'This is no identity number; check its 18 signs.',
      });
}

const codeOf = (text: string): string => text.trim().toUpperCase();

/** The applicant, kept or found, with this person as its agent; whoever comes second is refused. */
async function claims(
  tx: Tx,
  { keys }: Place,
  jurisdiction: string,
  applying: Applying,
  { person, name, account }: { readonly person: PersonId; readonly name: string; readonly account: string },
): Promise<ApplicantId> {
  const applicant = await keepApplicant();
  const agents = await loadAgents(tx, applicant, true);
  if (agents.length > 0) throw new Undone(represented());
  await addAgent(tx, person, applicant);
  await noteEvent(tx, { event: 'registered', account, facts: { applicant } });
  return applicant;

  async function keepApplicant(): Promise<ApplicantId> {
    if (applying.kind === 'organisation')
      return keepOrganisation(tx, applying.name.trim(), codeOf(applying.creditCode));
    const number = foldIdentityNumber(applying.identityNumber);
    return keepIndividual(tx, name, keys.digests('identity-index', `${jurisdiction} ${number}`), (id) =>
      keys.seal('identity-number', `${jurisdiction} ${id}`, number),
    );
  }
}

export interface Registering {
  readonly applicant: Applying;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** 注册: a person, an account and an applicant in one, or none of them. */
export async function registers(
  place: Place,
  jurisdiction: string,
  { applicant: applying, name, login, password }: Registering,
  from: From,
): Promise<{ readonly applicant: ApplicantId; readonly token: string } | Problem> {
  const wrong = (await faultOf(place, applying)) ?? faultsOf(password, login);
  if (wrong) return wrong;
  if (isRushed()) return tooBusy();
  const after = await offRecord(place.db, jurisdiction, (tx) => mayRegister(tx, place, from));
  if (after > 0) return tooSoon(after);
  const hash = await hashPassword(password);
  if (hash === null) return tooBusy();
  return allOrNothing(() =>
    offRecord(place.db, jurisdiction, async (tx) => {
      const person = await makePerson(tx, name);
      const account = await makeAccount(tx, { person, login, administrator: null, password: hash });
      if (account === null) throw new Undone(nameTaken());
      const applicant = await claims(tx, place, jurisdiction, applying, { person, name, account });
      const token = await beginSession(tx, { account, administrator: false, whole: true, strong: false }, from);
      return { applicant, token };
    }),
  );
}

/** Another applicant for somebody who has an account. */
export async function registersAnother(
  place: Place,
  jurisdiction: string,
  applying: Applying,
  by: { readonly person: PersonId; readonly name: string; readonly account: string },
  from: From,
): Promise<{ readonly applicant: ApplicantId } | Problem> {
  const wrong = await faultOf(place, applying);
  if (wrong) return wrong;
  const after = await offRecord(place.db, jurisdiction, (tx) => mayRegister(tx, place, from));
  if (after > 0) return tooSoon(after);
  return allOrNothing(() =>
    offRecord(place.db, jurisdiction, async (tx) => ({
      applicant: await claims(tx, place, jurisdiction, applying, by),
    })),
  );
}
