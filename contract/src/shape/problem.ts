import { z } from 'zod';
import { cite } from './values.ts';

/** One reason of a refusal: its code, article and facts, and the sentence in both languages. */
export const reason = z.object({
  code: z.string(),
  article: cite().nullable(),
  facts: z.record(z.string(), z.json()),
  zh: z.string(),
  en: z.string(),
});
export type Reason = z.infer<typeof reason>;

/** Why a request got no answer, and with which status. */
export const problems = {
  malformed: { status: 400, zh: '请求格式有误，无法识别。', en: 'The request cannot be read.' },
  'signed-out': { status: 401, zh: '请先登录。', en: 'Sign in first.' },
  'wrong-credentials': {
    status: 401,
    zh: '用户名、密码或动态验证码不正确。',
    en: 'The name, the password or the code is not right.',
  },
  'second-factor': { status: 401, zh: '请输入动态验证码。', en: 'Enter the code of your second factor.' },
  forbidden: { status: 403, zh: '您无权办理此事项。', en: 'This is not yours to do.' },
  'foreign-origin': { status: 403, zh: '请求来自其他网站，已拒绝。', en: 'The request comes from another site.' },
  'not-found': {
    status: 404,
    zh: '没有找到，或者您无权查看。',
    en: 'There is no such thing, or it is not yours to see.',
  },
  'wrong-method': { status: 405, zh: '此地址不接受这种请求。', en: 'This address does not take that method.' },
  refused: { status: 409, zh: '依照规定，此事项不能办理。', en: 'The rules do not allow it.' },
  changed: {
    status: 409,
    zh: '您打开之后内容已有改动，请核对后再保存。',
    en: 'Somebody changed it after you opened it; look at the change, then save.',
  },
  'in-use': {
    status: 423,
    zh: '同一上传正在进行，请稍后再试。',
    en: 'This upload is being written by another request; try again shortly.',
  },
  gone: { status: 410, zh: '链接已失效。', en: 'This link is no longer good.' },
  'wrong-version': {
    status: 412,
    zh: '不支持这个版本的上传协议。',
    en: 'This version of the upload protocol is not spoken here.',
  },
  'too-large': { status: 413, zh: '超过允许的大小上限。', en: 'It is larger than allowed.' },
  'wrong-type': { status: 415, zh: '不支持这种内容类型。', en: 'This kind of content is not taken.' },
  invalid: { status: 422, zh: '填写有误，请见各处说明。', en: 'Some of it is not valid; see each place.' },
  'too-many': { status: 429, zh: '尝试次数过多，请稍后再试。', en: 'Too many attempts; come back a little later.' },
  fault: {
    status: 500,
    zh: '系统出现故障，已作记录；您填写的内容没有保存。',
    en: 'Something went wrong and was noted; nothing was saved.',
  },
  unavailable: { status: 503, zh: '服务暂时不可用，请稍后重试。', en: 'The service is away for a moment; try again.' },
} as const;
export type ProblemCode = keyof typeof problems;

/** What is wrong at one place of the request: `body.answers.revenue`. */
export const faultAt = z.object({ at: z.string(), zh: z.string(), en: z.string() });
export type FaultAt = z.infer<typeof faultAt>;

/** The body of every answer that is not a 2xx. */
export const problem = z.object({
  problem: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  zh: z.string(),
  en: z.string(),
  /** Of a refusal: every reason at once. */
  reasons: z.array(reason).optional(),
  /** Of invalid input: every place at once. */
  faults: z.array(faultAt).optional(),
  /** Of a version conflict: the version as it is now, and what it holds. */
  now: z.object({ version: z.int(), value: z.json() }).optional(),
  /** Seconds after which it is worth trying again. */
  after: z.int().optional(),
  /** Number of the fault in the log of the server. */
  number: z.string().optional(),
});
export type ProblemBody = z.infer<typeof problem>;
