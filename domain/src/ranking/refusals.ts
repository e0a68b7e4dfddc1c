import { type RefusalInfo, refusalsOf } from '../language/index.ts';

export const rankingRefusals = {
  'not-a-gate': { legalWeight: false, zh: '“{name}”不是入围。', en: '“{name}” is not a gate.' },
  'not-a-candidate-list': {
    legalWeight: false,
    zh: '“{name}”不是候选名单。',
    en: '“{name}” is not a candidate list.',
  },
  'objection-holds-list': {
    legalWeight: false,
    zh: '第 {number} 号申报的异议（{objection}）尚未答复，“{name}”要等。',
    en: '“{name}” waits for the answer to an objection ({objection}) to application {number}.',
  },
  'shortlist-over-quota': {
    legalWeight: false,
    zh: '入围不得超过 {most} 个，名单上有 {taken} 个（第 {numbers} 号）（可由{may_depart}说明理由后突破）。',
    en: 'At most {most} may be shortlisted; the list has {taken} (numbers {numbers}) ({may_depart} may depart from it with reasons).',
  },
  'shortlist-tied': {
    legalWeight: false,
    zh: '“{name}”最后的位次上不分先后：第 {numbers} 号；由办理机构另行决定谁入围。',
    en: 'Equal for the last places of “{name}”: numbers {numbers}; who goes on is for the body to decide.',
  },
  'shortlist-fact-missing': {
    legalWeight: false,
    zh: '缺少事实 {fact}，不能判断入围名额（{case}）。',
    en: 'The fact {fact} is missing to hold the places of the shortlist ({case}).',
  },
  'choice-undocumented': {
    legalWeight: false,
    zh: '另行决定须写明文件。',
    en: 'The decision between equals needs a document.',
  },
  'gate-scope-unknown': {
    legalWeight: false,
    zh: '第 {number} 号申报是否经过“{name}”，缺少事实，无法判断。',
    en: 'A fact is missing to say whether application {number} goes through “{name}”.',
  },
  'gate-fact-missing': {
    legalWeight: false,
    zh: '第 {number} 号申报缺：{missing}。',
    en: 'Missing for application {number}: {missing}.',
  },
  'gate-needs-finding': {
    legalWeight: false,
    zh: '第 {number} 号申报须先认定“{says}”（{rule}）。',
    en: 'A finding is needed for application {number} first: “{says}” ({rule}).',
  },
  'gate-finding-not-asked': {
    legalWeight: false,
    zh: '第 {number} 号申报的“{says}”（{rule}）不须由人认定。',
    en: 'Nothing is to be found by anybody on “{says}” ({rule}) for application {number}.',
  },
  'gate-finding-not-yours': {
    legalWeight: true,
    zh: '“{says}”（{rule}）由{expected}认定，{body}无权认定。',
    en: '“{says}” ({rule}) is for {expected} to find on, not for {body}.',
  },
  'gate-finding-without-reasons': {
    legalWeight: false,
    zh: '第 {number} 号申报的认定没有写明理由。',
    en: 'The finding on application {number} has no reasons.',
  },
  'tie-break-unknown': {
    legalWeight: false,
    zh: '{by} 不是本届计分的环节或者总分，不能用来区分同分。',
    en: '{by} are neither totals nor scored steps of this edition, and part no equals.',
  },
  'tie-break-undocumented': {
    legalWeight: false,
    zh: '同分怎样区分，须写明决定它的文件。',
    en: 'The document that decides how equals are parted is missing.',
  },
  'no-such-tier': {
    legalWeight: false,
    zh: '本届没有奖项 {tier}。',
    en: 'There is no tier {tier} in this edition.',
  },
  'tier-listed-twice': { legalWeight: false, zh: '{tier}的名单不止一份。', en: 'There are two lists for {tier}.' },
  'case-listed-twice': {
    legalWeight: false,
    zh: '第 {number} 号申报列了不止一次；一家只列一个奖项。',
    en: 'Application {number} is listed more than once; it stands for one tier at most.',
  },
  'cannot-be-listed': {
    legalWeight: false,
    zh: '{cases} 不在可列为候选的申报之中。',
    en: '{cases} are not among the applications that may be listed.',
  },
  'barred-from-list': {
    legalWeight: true,
    zh: '第 {number} 号申报出现不得参评的情形，不能列为候选。',
    en: 'A disqualifying event bars application {number} from the list.',
  },
  'tier-not-open': {
    legalWeight: false,
    zh: '第 {number} 号申报不能列入{tier}。',
    en: 'Application {number} does not stand for {tier}.',
  },
  'too-many-candidates': {
    legalWeight: false,
    zh: '{tier}的候选不多于 {most} 个，列了 {count} 个。',
    en: 'At most {most} candidates for {tier}, not {count}.',
  },
  'order-needs-reasons': {
    legalWeight: false,
    zh: '第 {number} 号申报（第 {place} 名）列在名次更前者之前，须写明理由。',
    en: 'Application {number} (place {place}) is listed before one that ranks better; reasons are needed.',
  },
  'order-is-binding': {
    legalWeight: false,
    zh: '第 {number} 号申报（第 {place} 名）列在名次更前者之前；名单须按名次。',
    en: 'Application {number} (place {place}) is listed before one that ranks better; the list follows the ranking.',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(rankingRefusals);
