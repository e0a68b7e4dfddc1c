import { type RefusalInfo, refusalsOf } from '../language/index.ts';

export const reviewRefusals = {
  'case-not-standing': {
    legalWeight: false,
    zh: '第 {number} 号申报已经终止或尚未提交。',
    en: 'Application {number} has ended or was not submitted.',
  },
  'case-has-objection': {
    legalWeight: false,
    zh: '第 {number} 号申报有异议（{objection}）尚未答复。',
    en: 'An objection ({objection}) to application {number} waits for its answer.',
  },
  'case-out-of-scope': {
    legalWeight: false,
    zh: '第 {number} 号申报不经过“{name}”。',
    en: 'Application {number} does not go through “{name}”.',
  },
  'scope-not-known': {
    legalWeight: false,
    zh: '第 {number} 号申报是否经过“{name}”，缺少事实，无法判断。',
    en: 'A fact is missing to say whether application {number} goes through “{name}”.',
  },
  'team-without-steps': { legalWeight: false, zh: '没有写明评审组办理哪一步。', en: 'No step is named for the team.' },
  'team-without-cases': {
    legalWeight: false,
    zh: '没有写明评审组评审哪些申报。',
    en: 'No case is named for the team.',
  },
  'not-a-review': { legalWeight: false, zh: '“{name}”不是评审。', en: '“{name}” is not a review.' },
  'team-id-taken': { legalWeight: false, zh: '已有编号为 {team} 的评审组。', en: 'There is a team {team} already.' },
  'team-not-for-step': {
    legalWeight: false,
    zh: '“{name}”由{expected}评审，不由{body}评审。',
    en: '“{name}” is for {expected} to review, not for {body}.',
  },
  'team-serves-one-step': {
    legalWeight: false,
    zh: '{body}每一阶段各组一组，不能一组办理几个阶段。',
    en: 'A team of {body} is formed for each step; one team cannot serve several.',
  },
  'team-serves-all-steps': {
    legalWeight: false,
    zh: '{body}一组评到底，还缺：{missing}。',
    en: 'A team of {body} serves the whole edition; missing: {missing}.',
  },
  'team-too-small': {
    legalWeight: false,
    zh: '{body}不少于 {least} 人，现有 {count} 人（第 {number} 号申报）。',
    en: 'A team of {body} has at least {least} members, not {count} (application {number}).',
  },
  'team-too-large': {
    legalWeight: false,
    zh: '{body}不多于 {most} 人，现有 {count} 人。',
    en: 'A team of {body} has at most {most} members, not {count}.',
  },
  'team-not-odd': {
    legalWeight: false,
    zh: '{body}人数应为单数，现有 {count} 人。',
    en: 'A team of {body} has an odd number of members, not {count}.',
  },
  'team-seats': {
    legalWeight: false,
    zh: '{body}的席位 {seat} 应为 {least} 至 {most} 人，现有 {count} 人。',
    en: 'A team of {body} has {least} to {most} in the seat {seat}, not {count}.',
  },
  'team-seat-unknown': {
    legalWeight: false,
    zh: '{body}没有席位 {seat}。',
    en: 'A team of {body} has no seat {seat}.',
  },
  'team-leader': {
    legalWeight: false,
    zh: '评审组须有一名组长，现有 {count} 名。',
    en: 'The team needs one leader, not {count}.',
  },
  'team-person-twice': {
    legalWeight: false,
    zh: '{person} 在名单上不止一次。',
    en: '{person} is on the list more than once.',
  },
  'not-in-pool': {
    legalWeight: true,
    zh: '{person} 不是{body}的成员，不能参加评审组。',
    en: '{person} does not sit in {body} and cannot be on its team.',
  },
  'review-over': {
    legalWeight: true,
    zh: '“{name}”已于 {closed} 结束。',
    en: '“{name}” was closed at {closed}.',
  },
  'case-has-team': {
    legalWeight: false,
    zh: '第 {number} 号申报在“{name}”已有评审组 {team}。',
    en: 'Application {number} has the team {team} for “{name}” already.',
  },
  'sheets-not-used': {
    legalWeight: false,
    zh: '“{name}”不用评分表。',
    en: '“{name}” has no score sheets.',
  },
  'no-criteria': {
    legalWeight: false,
    zh: '“{name}”没有确定评分所用的准则。',
    en: 'No criteria are laid down for “{name}”.',
  },
  'not-on-team': {
    legalWeight: true,
    zh: '{person} 不在第 {number} 号申报“{name}”的评审组中。',
    en: '{person} is not on the team of application {number} for “{name}”.',
  },
  'sheet-handed-in-before': {
    legalWeight: false,
    zh: '{person} 已提交第 {number} 号申报的评分表，不能再改。',
    en: '{person} has handed in the sheet of application {number}; it can be changed no more.',
  },
  'draft-changed-elsewhere': {
    legalWeight: false,
    zh: '评分草稿已在别处改过：现为第 {version} 版，提交的是第 {given} 版。',
    en: 'The draft was changed elsewhere: it is at version {version}, not {given}.',
  },
  'sheet-length': {
    legalWeight: false,
    zh: '评分表有 {expected} 项，提交了 {given} 项。',
    en: 'The sheet has {expected} items, not {given}.',
  },
  'items-not-scored': { legalWeight: false, zh: '还没有评分：{items}。', en: 'Not scored yet: {items}.' },
  'not-on-scale': {
    legalWeight: false,
    zh: '{item} 的 {value} 不在评分尺度上，可取 {nearest}。',
    en: '{value} for {item} is not on the scale; the nearest are {nearest}.',
  },
  'not-combined-by-consensus': {
    legalWeight: false,
    zh: '“{name}”不用合议确定得分。',
    en: 'In “{name}” points are not found by consensus.',
  },
  'not-the-leader': {
    legalWeight: true,
    zh: '合议由评审组组长提交，{person} 不是第 {number} 号申报的组长。',
    en: 'Consensus is for the leader to hand in; {person} does not lead the team of application {number}.',
  },
  'sheets-missing': {
    legalWeight: false,
    zh: '第 {number} 号申报还缺评分表：{persons}。',
    en: 'Sheets of application {number} are missing: {persons}.',
  },
  'consensus-reached-before': {
    legalWeight: false,
    zh: '第 {number} 号申报已经合议，不能再改。',
    en: 'Consensus on application {number} was reached already; it can be changed no more.',
  },
  'review-is-scored': {
    legalWeight: false,
    zh: '“{name}”要评分，不能只记听取。',
    en: '“{name}” is scored; hearing alone does not settle it.',
  },
  'heard-before': {
    legalWeight: false,
    zh: '第 {number} 号申报的陈述答辩已经听取。',
    en: 'The defence of application {number} was heard already.',
  },
  'result-missing': {
    legalWeight: false,
    zh: '第 {number} 号申报在“{name}”还没有结果。',
    en: 'Application {number} has no result in “{name}” yet.',
  },
  'too-few-sheets': {
    legalWeight: false,
    zh: '去掉最高和最低后，第 {number} 号申报没有评分可用（共 {count} 份）。',
    en: 'Without the highest and the lowest nothing is left of the {count} sheets of application {number}.',
  },
  'report-missing': {
    legalWeight: false,
    zh: '“{name}”须提交：{papers}。',
    en: '“{name}” must hand in: {papers}.',
  },
  'not-a-survey': { legalWeight: false, zh: '“{name}”不是测评。', en: '“{name}” is not a survey.' },
  'result-not-theirs': {
    legalWeight: true,
    zh: '“{name}”的结果应由{expected}作出，不是{body}。',
    en: 'The results of “{name}” are for {expected} to find, not for {body}.',
  },
  'result-twice': {
    legalWeight: false,
    zh: '第 {number} 号申报填报了两个结果。',
    en: 'Application {number} has two results.',
  },
  'result-of-others': {
    legalWeight: false,
    zh: '{cases} 不经过“{name}”，不能填报结果。',
    en: '{cases} do not go through “{name}”; no result can be reported for them.',
  },
  'result-of-another-kind': {
    legalWeight: false,
    zh: '第 {number} 号申报的结果应是{kind}。',
    en: 'The result of application {number} has to be {kind}.',
  },
  'result-not-reported-here': {
    legalWeight: false,
    zh: '“{name}”的结果由评分表得出，不另行填报。',
    en: 'The results of “{name}” come from its sheets and are not reported.',
  },
  'result-out-of-range': {
    legalWeight: false,
    zh: '第 {number} 号申报填报的 {points} 不是 0 至 {most} 之间的得分。',
    en: '{points} reported for application {number} is not between 0 and {most}.',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(reviewRefusals);
