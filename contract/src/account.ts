import { z } from 'zod';
import { route } from './route.ts';
import { idText, instant, words } from './shape/values.ts';

/** A name to sign in with: what a person chooses, or a telephone number, or a mail address. */
export const login = () => words(60).meta({ description: 'name to sign in with, 3 to 60 signs' });
/** The same, when it is chosen: letters of any script, digits, and . _ @ + - between them. */
export const newLogin = () =>
  z
    .string()
    .trim()
    .max(60)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{2,59}$/u, 'three letters or digits at least; no spaces');
/** Too long a one is refused by its own rule, with its own words. */
export const password = () => z.string().min(1).max(1000).meta({ format: 'password' });
const code = () => z.string().min(6).max(40);
export const jurisdiction = () =>
  idText().optional().meta({ description: 'jurisdiction; needed only on an installation of several' });
/** The session token is answered, for programs; without it a cookie carries it. */
export const bearer = () => z.boolean().default(false);

/** What a sign-in has come to. */
export const signedIn = z.object({
  /** What is still to be done; null: nothing. */
  needs: z.enum(['second-factor', 'set-up-second-factor']).nullable(),
  /** Only where `bearer` was asked for; told once. */
  token: z.string().optional(),
});

const session = { path: '/session' } as const;

export const signIn = route({
  ...session,
  id: 'sign-in',
  method: 'POST',
  title: { zh: '登录', en: 'Sign in' },
  access: { to: 'anybody' },
  body: z.strictObject({
    login: login(),
    password: password(),
    /** Of the second factor, where it is at hand already. */
    code: code().optional(),
    jurisdiction: jurisdiction(),
    bearer: bearer(),
  }),
  answer: signedIn,
  limit: 10_000,
});

export const giveSecondFactor = route({
  id: 'give-second-factor',
  method: 'POST',
  path: '/session/second-factor',
  title: { zh: '动态验证码或恢复码', en: 'Give the code of the second factor, or a recovery code' },
  access: { to: 'anybody' },
  body: z.strictObject({ code: code(), bearer: bearer() }),
  answer: signedIn,
  limit: 10_000,
});

export const whoAmI = route({
  ...session,
  id: 'who-am-i',
  method: 'GET',
  title: { zh: '当前账号', en: 'Who is signed in' },
  access: { to: 'signed-in' },
  answer: z.object({
    account: z.string(),
    person: z.string(),
    name: z.string(),
    login: z.string(),
    jurisdiction: z.string(),
    /** Which of the three administrators the account is, also before the second factor is given. */
    administrator: z.enum(['system', 'security', 'audit']).nullable(),
    strong: z.boolean(),
    secondFactor: z.boolean(),
    /** Nothing of an administrator's work can be done before. */
    needs: z.enum(['set-up-second-factor']).nullable(),
    recoveryCodesLeft: z.int(),
    actsFor: z.array(z.object({ applicant: z.string(), name: z.string() })),
    posts: z.array(z.object({ regulation: z.string(), body: z.string() })),
  }),
});

export const signOut = route({
  ...session,
  id: 'sign-out',
  method: 'DELETE',
  title: { zh: '退出', en: 'Sign out' },
  access: { to: 'signed-in' },
});

export const listSessions = route({
  id: 'list-sessions',
  method: 'GET',
  path: '/sessions',
  title: { zh: '登录的设备', en: 'Where one is signed in' },
  access: { to: 'signed-in' },
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        device: z.string(),
        /** First half of the address. */
        network: z.string(),
        strong: z.boolean(),
        since: instant(),
        seen: instant(),
        current: z.boolean(),
      }),
    ),
  }),
});

export const endSession = route({
  id: 'end-session',
  method: 'DELETE',
  path: '/sessions/{session}',
  title: { zh: '让一台设备退出', en: 'Sign one device out' },
  access: { to: 'signed-in' },
  params: z.object({ session: idText() }),
});

export const endOtherSessions = route({
  id: 'end-other-sessions',
  method: 'DELETE',
  path: '/sessions',
  title: { zh: '让其他设备全部退出', en: 'Sign all other devices out' },
  access: { to: 'signed-in' },
  answer: z.object({ ended: z.int() }),
});

export const changePassword = route({
  id: 'change-password',
  method: 'PUT',
  path: '/account/password',
  title: { zh: '修改密码，其他设备退出', en: 'Change the password; all other devices are signed out' },
  access: { to: 'signed-in' },
  body: z.strictObject({ current: password(), password: password() }),
  limit: 10_000,
});

export const beginSecondFactor = route({
  id: 'begin-second-factor',
  method: 'POST',
  path: '/account/second-factor',
  title: { zh: '设置动态验证码', en: 'Begin to set up the second factor' },
  access: { to: 'signed-in' },
  body: z.strictObject({ password: password() }),
  answer: z.object({
    /** Base32; shown until it is confirmed, and never again. */
    secret: z.string(),
    /** `otpauth://…`, for a QR code. */
    uri: z.string(),
  }),
  limit: 10_000,
});

export const confirmSecondFactor = route({
  id: 'confirm-second-factor',
  method: 'POST',
  path: '/account/second-factor/confirm',
  title: { zh: '确认动态验证码，领取恢复码', en: 'Confirm the second factor and get the recovery codes' },
  access: { to: 'signed-in' },
  body: z.strictObject({ code: code(), bearer: bearer() }),
  answer: z.object({
    /** Shown once; each is good once. */
    recoveryCodes: z.array(z.string()),
    token: z.string().optional(),
  }),
  limit: 10_000,
});

export const renewRecoveryCodes = route({
  id: 'renew-recovery-codes',
  method: 'POST',
  path: '/account/recovery-codes',
  title: { zh: '换一组恢复码', en: 'Get new recovery codes; the earlier ones are void' },
  access: { to: 'signed-in' },
  body: z.strictObject({ password: password() }),
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
  limit: 10_000,
});

export const removeSecondFactor = route({
  id: 'remove-second-factor',
  method: 'POST',
  path: '/account/second-factor/remove',
  title: { zh: '停用动态验证码', en: 'Do without a second factor; not for administrators' },
  access: { to: 'signed-in' },
  body: z.strictObject({ password: password(), code: code() }),
  limit: 10_000,
});

const castMember = z.object({
  jurisdiction: z.string(),
  person: z.string(),
  name: z.string(),
  /** What the person is in the samples: seats, by edition; none: an administrator. */
  seats: z.array(z.object({ edition: z.string(), body: z.string(), of: z.string().nullable(), seat: z.string() })),
  administrator: z.enum(['system', 'security', 'audit']).nullable(),
});

export const listDemonstrationPeople = route({
  id: 'list-demonstration-people',
  method: 'GET',
  path: '/demonstration/people',
  title: { zh: '样例中的人', en: 'The people of the samples; there are none on any other installation' },
  access: { to: 'anybody' },
  answer: z.object({ items: z.array(castMember) }),
});

export const signInAsDemonstrated = route({
  id: 'sign-in-as-demonstrated',
  method: 'POST',
  path: '/demonstration/session',
  title: { zh: '以样例中的人登录', en: 'Sign in as one of the people of the samples' },
  access: { to: 'anybody' },
  body: z.strictObject({
    /** As the list gives it; the administrators come into being when somebody takes them on. */
    person: idText(),
    jurisdiction: jurisdiction(),
    bearer: bearer(),
  }),
  answer: signedIn,
  limit: 10_000,
});
