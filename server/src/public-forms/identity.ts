import type { BodyOf, FaultAt } from '@heng/contract';
import type { completeObjectionInPublic } from '@heng/contract/public-form';
import { type Day, isCreditCode } from '@heng/domain/language';
import { foldIdentityNumber, isIdentityNumber } from '@heng/domain/people';
import { isAddress } from '../messages/mail/carrier.ts';

type Given = BodyOf<typeof completeObjectionInPublic>['identity'];

/** By mobile 13812345678, by line 0797-8123456, with +86 and an extension. */
const isTelephone = (text: string): boolean =>
  /^(\+?86[- ]?)?(1[3-9]\d{9}|0\d{2,3}[- ]?[2-9]\d{6,7}(-\d{1,6})?)$/.test(text);

/** What in an identity cannot be so. */
export function faultsOf(given: Given, today: Day): readonly FaultAt[] {
  const { telephone, 'identity-number': number, 'credit-code': credit, mail } = given;
  const fault = (part: keyof Given, zh: string, en: string): FaultAt => ({ at: `body.identity.${part}`, zh, en });
  return [
    telephone !== undefined &&
      !isTelephone(telephone) &&
      fault('telephone', '不是有效的电话号码', 'is no telephone number'),
    number !== undefined &&
      !isIdentityNumber(foldIdentityNumber(number), today) &&
      fault('identity-number', '身份号码有误', 'is no identity number'),
    credit !== undefined && !isCreditCode(credit) && fault('credit-code', '统一社会信用代码有误', 'is no credit code'),
    mail !== undefined && !isAddress(mail) && fault('mail', '不是有效的邮箱地址', 'is no mail address'),
  ].filter((one) => one !== false);
}

/** As it is kept: what was given, and nothing empty. */
export const keptOf = (given: Given): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined));

/** Which parts of an identity are what regulations ask for, by their ids. */
const meets: Readonly<Record<string, readonly (keyof Given)[]>> = {
  name: ['name'],
  telephone: ['telephone'],
  'postal-address': ['address'],
  domicile: ['address'],
};

/** What was brought of what the channel asks for: by what was said, or by a paper. */
export function broughtOf(
  asked: readonly string[],
  given: Given,
  papers: readonly { readonly need: string }[],
): readonly string[] {
  const said = asked.filter((need) => (meets[need] ?? []).some((part) => given[part] !== undefined));
  return [...new Set([...said, ...papers.map(({ need }) => need)])];
}
