import { type RefusalInfo, refusalsOf } from '../language/index.ts';

export const vettingRefusals = {
  'not-a-vetting': { legalWeight: false, zh: '“{name}”不是资格审查。', en: '“{name}” is no vetting.' },
  'not-handed-in': { legalWeight: false, zh: '申报尚未提交。', en: 'The application is not handed in yet.' },
  'handed-in-already': {
    legalWeight: false,
    zh: '申报已经提交，“{name}”应在提交前完成。',
    en: 'The application is handed in; “{name}” comes before.',
  },
  'not-for-this-case': {
    legalWeight: false,
    zh: '该申报不经过“{name}”。',
    en: 'This application does not go through “{name}”.',
  },
  'step-scope-unknown': {
    legalWeight: false,
    zh: '是否经过“{name}”取决于尚无答复的事实：{missing}。',
    en: 'Whether it goes through “{name}” depends on facts nobody has answered: {missing}.',
  },
  'already-vetted': {
    legalWeight: false,
    zh: '该申报在此步已经审查完毕。',
    en: 'The application is vetted in this step already.',
  },
  'not-consulted': {
    legalWeight: true,
    zh: '本步征求意见的对象是{expected}，不含{department}。',
    en: 'This step consults {expected}, not {department}.',
  },
  'nothing-to-ask': {
    legalWeight: false,
    zh: '没有需要向{department}征求意见的申报，或均已征求。',
    en: 'There is no application to ask {department} about, or all were asked.',
  },
  'not-asked': {
    legalWeight: true,
    zh: '没有就该申报征求过{department}的意见。',
    en: '{department} was not asked about this application.',
  },
  'opinion-given-already': {
    legalWeight: false,
    zh: '{department}已于 {given} 答复；有新情况才可补报。',
    en: '{department} answered at {given}; only something new can be added.',
  },
  'too-late-to-report': {
    legalWeight: true,
    zh: '“{name}”已经结束，新情况不再影响本届申报。',
    en: '“{name}” is over; what is new no longer touches this application.',
  },
  'not-a-department-fact': {
    legalWeight: false,
    zh: '{fact} 不是由部门答复的事实。',
    en: '{fact} is no fact for a department to report.',
  },
  'value-does-not-fit': {
    legalWeight: false,
    zh: '{fact} 的答复不符合要求的形式。',
    en: 'The answer to {fact} has not the form asked for.',
  },
  'opinions-not-asked': {
    legalWeight: false,
    zh: '尚未就该申报征求{bodies}的意见。',
    en: 'The opinion of {bodies} has not been asked about this application.',
  },
  'opinions-awaited': {
    legalWeight: false,
    zh: '以下部门尚未答复：{departments}。',
    en: 'These departments have not answered yet: {departments}.',
  },
  'no-such-rule': { legalWeight: false, zh: '本步没有条款 {rule}。', en: 'This step applies no rule {rule}.' },
  'finding-not-needed': {
    legalWeight: false,
    zh: '“{says}”已由事实得出结论（{answer}），不需要也不能由人认定。',
    en: 'Facts have settled “{says}” ({answer}); there is nothing for a person to find.',
  },
  'not-yours-to-find': {
    legalWeight: true,
    zh: '“{says}”由{expected}认定，{body}无权认定。',
    en: '“{says}” is for {expected} to find, not for {body}.',
  },
  'finding-without-reasons': {
    legalWeight: false,
    zh: '认定须写明理由。',
    en: 'A finding needs its reasons in writing.',
  },
  'rule-undecided': {
    legalWeight: false,
    zh: '“{says}”还不能判定（{answer}）；缺少：{missing}；须由{by}认定。',
    en: '“{says}” cannot be decided yet ({answer}); missing: {missing}; to be found by: {by}.',
  },
  'not-yet-vetted': {
    legalWeight: false,
    zh: '还有 {count} 份申报没有审查：{cases}。',
    en: '{count} applications are not vetted yet: {cases}.',
  },
  'closes-by-itself': {
    legalWeight: false,
    zh: '“{name}”由各申报单位分别完成，不统一办结。',
    en: '“{name}” is done for each application by itself and is not closed for all.',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(vettingRefusals);
