import { type RefusalInfo, refusalsOf } from '../language/index.ts';

export const regulationRefusals = {
  'path-unknown': { legalWeight: false, zh: '办法数据中没有 {path} 这一处。', en: 'The regulation has no {path}.' },
  'path-fixed': {
    legalWeight: false,
    zh: '{path} 是编号或出处标记，不能作为届内事项改动。',
    en: '{path} is a name or a mark of source; an edition cannot change it.',
  },
  'was-differs': {
    legalWeight: false,
    zh: '{path} 现为 {is}，不是 {was}；请按现值重新提出。',
    en: '{path} is {is} now, not {was}; propose the change again against the present value.',
  },
  'value-unfit': {
    legalWeight: false,
    zh: '{path} 不能改为 {now}：{zh}',
    en: '{path} cannot be {now}: {en}',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(regulationRefusals);
