import { type RefusalInfo, refusalsOf } from '../language/index.ts';

export const deliberationRefusals = {
  'secret-ballot-not-available': {
    legalWeight: false,
    zh: '“{name}”须无记名投票；本平台的无记名投票尚未启用，正式的届不能在此投票，演练可以。',
    en: '“{name}” must be a secret ballot; this platform has none yet. A real edition cannot vote here, a rehearsal can.',
  },
  'no-voters': {
    legalWeight: false,
    zh: '{body}没有在任成员，不能投票。',
    en: '{body} has no seated members to vote.',
  },
  'candidate-blocked': {
    legalWeight: false,
    zh: '有异议尚未答复的候选单位：{cases}；须先答复，或写明此次不列入投票。',
    en: 'These candidates have an objection still open: {cases}; answer it first, or leave them out of this ballot by name.',
  },
  'not-blocked': {
    legalWeight: false,
    zh: '{cases} 既没有未答复的异议，也没有不得申报的情形，不得不列入投票。',
    en: '{cases} have no open objection, and nothing bars them; they may not be left out of the ballot.',
  },
  'candidate-barred': {
    legalWeight: true,
    zh: '{case} 现有不得申报的情形，不能列为候选或者拟奖：{says}。',
    en: '{case} is barred now and can be neither voted on nor listed: {says}.',
  },
  'ballot-already-opened': {
    legalWeight: false,
    zh: '“{name}”已经开始投票。',
    en: 'The ballot of “{name}” is open already.',
  },
  'ballot-not-opened': {
    legalWeight: false,
    zh: '“{name}”还没有开始投票。',
    en: 'The ballot of “{name}” is not open yet.',
  },
  'ballot-counted': { legalWeight: true, zh: '“{name}”已经计票。', en: 'The ballot of “{name}” has been counted.' },
  'ballot-not-counted': {
    legalWeight: false,
    zh: '“{name}”还没有计票。',
    en: 'The ballot of “{name}” has not been counted yet.',
  },
  'not-a-voter': {
    legalWeight: true,
    zh: '{person} 不在这次投票的名单上。',
    en: '{person} is not on the list of voters of this ballot.',
  },
  'already-voted': { legalWeight: true, zh: '{person} 已经投过票。', en: '{person} has voted already.' },
  'slips-missing': { legalWeight: false, zh: '还有候选单位没有填票：{cases}。', en: 'There is no slip for: {cases}.' },
  'slip-twice': { legalWeight: false, zh: '同一候选单位填了两张票：{cases}。', en: 'More than one slip for: {cases}.' },
  'not-a-candidate': {
    legalWeight: false,
    zh: '{cases} 不在这次投票的候选名单上。',
    en: '{cases} are no candidates of this ballot.',
  },
  'quorum-not-met': {
    legalWeight: true,
    zh: '到会投票 {present} 人，须有 {needed} 人（应到 {members} 人）。',
    en: '{present} have voted; {needed} of {members} must take part.',
  },
  'resolution-recorded-before': {
    legalWeight: false,
    zh: '“{name}”的决议已经记录。',
    en: 'The resolution of “{name}” is on record already.',
  },
  'resolution-too-late': {
    legalWeight: true,
    zh: '授奖公告已经发布，“{name}”不再另作决议。',
    en: 'The winners are announced; “{name}” resolves no further.',
  },
  'not-a-resolution': {
    legalWeight: false,
    zh: '“{name}”须逐票投票，不是决议。',
    en: '“{name}” is voted on slip by slip; it is no resolution.',
  },
  'nobody-present': { legalWeight: false, zh: '没有写明谁到会。', en: 'It is not said who was present.' },
  'present-not-member': {
    legalWeight: true,
    zh: '{persons} 不是{body}的成员。',
    en: '{persons} hold no seat in {body}.',
  },
  'outcome-missing': {
    legalWeight: false,
    zh: '没有写明对 {cases} 的决议。',
    en: 'It is not said what was resolved on {cases}.',
  },
  'outcome-twice': {
    legalWeight: false,
    zh: '对 {cases} 写了两次决议。',
    en: 'The outcome for {cases} is given twice.',
  },
  'votes-missing': {
    legalWeight: false,
    zh: '办法规定了通过比例，{case} 须写明票数。',
    en: 'The regulation lays down a majority; the votes on {case} have to be given.',
  },
  'votes-beyond-present': {
    legalWeight: false,
    zh: '{case} 有 {votes} 票，到会而无须回避的只有 {able} 人。',
    en: '{votes} votes on {case}, but only {able} were present without having to withdraw.',
  },
  'outcome-differs': {
    legalWeight: true,
    zh: '{case} 得 {yes} 票，须 {needed} 票；宣布的结果与此不符。',
    en: '{case} has {yes} votes and needs {needed}; the outcome declared is another.',
  },
  'meeting-ahead': { legalWeight: false, zh: '{day} 还没有到。', en: '{day} has not come yet.' },
  'meeting-before-its-turn': {
    legalWeight: true,
    zh: '“{name}”于 {closed} 才结束，{day} 还不能作出决议。',
    en: '“{name}” was not over until {closed}; nothing could be resolved on {day}.',
  },
  'decides-no-winners': {
    legalWeight: false,
    zh: '“{name}”不产生拟获奖名单。',
    en: '“{name}” does not make the list of winners.',
  },
  'winners-already-listed': {
    legalWeight: false,
    zh: '拟获奖名单已经形成。',
    en: 'The list of winners has been made.',
  },
  'listed-twice': { legalWeight: false, zh: '{cases} 在名单上出现了两次。', en: '{cases} are on the list twice.' },
  'not-voted-on': { legalWeight: true, zh: '{cases} 没有经过这次投票。', en: '{cases} were not voted on here.' },
  'wrong-tier': {
    legalWeight: true,
    zh: '{cases} 是作为其他奖项的候选投票的，不得转列{name}。',
    en: '{cases} were voted on for another tier and do not move to {name}.',
  },
  'not-carried': {
    legalWeight: true,
    zh: '{case} 得 {yes} 票，须 {needed} 票，未通过。',
    en: '{case} has {yes} votes and needed {needed}: not carried.',
  },
  'row-undecided': {
    legalWeight: false,
    zh: '{case} 适用奖励表的哪一行还不能确定（{row}），因此不能确定是否占名额。',
    en: 'Which row of the award table fits {case} is open ({row}), and with it whether a seat is taken.',
  },
  'quota-fact-missing': {
    legalWeight: false,
    zh: '{case} 没有回答 {fact}，不能判断名额。',
    en: '{case} has not answered {fact}; without it the seats cannot be judged.',
  },
  'over-quota': {
    legalWeight: true,
    zh: '{seats_of}不超过 {most} 个，名单有 {taken} 个；按得票和总分，可列：{proposed}。',
    en: 'There are at most {most} of {seats_of}, the list has {taken}; by votes and total these can be listed: {proposed}.',
  },
  'seats-reserved': {
    legalWeight: true,
    zh: '{seats_of}留有别人不能占的席位，名单上的 {taken} 个只坐得下 {most} 个；按得票和总分，可列：{proposed}。',
    en: 'Among the seats of {seats_of} some are kept for others: of the {taken} listed {most} can be seated; by votes and total these can be listed: {proposed}.',
  },
  'departure-not-yours': {
    legalWeight: true,
    zh: '{seats_of}的名额只能由{may_depart}说明理由后突破。',
    en: 'Only {may_depart} may depart from the seats of {seats_of}, with reasons.',
  },
  'order-undecided': {
    legalWeight: false,
    zh: '通过的多于名额，办法未规定取舍：{cases}；须由{body}另作决定并记录理由（本届安排，非办法规定）。',
    en: 'More were carried than there are seats, and the regulation does not say who goes first: {cases}; {body} has to decide and record why (an arrangement of the edition).',
  },
  'carried-left-out': {
    legalWeight: false,
    zh: '{cases} 已经通过且有名额；不列入的，须由{body}另作决定并记录理由（本届安排，非办法规定）。',
    en: '{cases} were carried and there is a seat; to leave them out {body} has to decide and record why (an arrangement of the edition).',
  },
  'decision-unreasoned': {
    legalWeight: false,
    zh: '缺少文件号或理由。',
    en: 'The document or the reasons are missing.',
  },
  'winners-announced': {
    legalWeight: true,
    zh: '授奖公告已经发布，名单不再变动；现空缺：{vacant}。',
    en: 'The winners are announced and the list stands; empty: {vacant}.',
  },
  'no-seat-lost': {
    legalWeight: false,
    zh: '公示没有使任何拟获奖者失去名额，无从递补；现空缺：{vacant}。',
    en: 'No notice has cost anybody a seat, so there is none to take over; empty: {vacant}.',
  },
  'not-passed-over': {
    legalWeight: true,
    zh: '{case} 不是通过而没有名额的候选，不能递补。',
    en: '{case} was not carried and left without a seat, and cannot take one over.',
  },
  'no-seat-free': {
    legalWeight: true,
    zh: '没有给 {case} 的空缺名额；现空缺：{vacant}。',
    en: 'There is no free seat for {case}; empty: {vacant}.',
  },
  'new-decision-needed': {
    legalWeight: true,
    zh: '办法未规定递补：{case} 不能直接补入，须重新作出决定并重新公示；现空缺：{vacant}。',
    en: 'Nothing lets {case} move up by itself; it needs a new decision and a new notice. Empty now: {vacant}.',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(deliberationRefusals);
