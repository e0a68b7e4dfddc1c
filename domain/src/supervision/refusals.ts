import { type RefusalInfo, refusalsOf } from '../language/index.ts';

const plain = (zh: string, en: string): RefusalInfo => ({ legalWeight: false, zh, en });
const weighty = (zh: string, en: string): RefusalInfo => ({ legalWeight: true, zh, en });

export const supervisionRefusals = {
  'award-not-announced': plain(
    '此奖尚未公布，得奖以后的事还不能办。',
    'The award has not been announced; nothing follows it yet.',
  ),
  'award-revoked': plain('此奖已于 {revoked} 撤销。', 'The award was revoked on {revoked}.'),
  'not-your-award': weighty('{body}只能办理自己所获的奖。', '{body} may act on its own award only.'),
  'day-not-come': plain('{day} 还没有到。', '{day} has not come yet.'),
  'before-the-award': plain('{day} 早于获奖之日 {awarded}。', '{day} lies before the award date, {awarded}.'),
  'digest-unfit': plain('SHA-256 须为 64 位十六进制。', 'A SHA-256 has 64 hex digits.'),
  'not-an-amount': plain(
    '金额须为整数元，且大于零。',
    'An amount is a whole number of the currency’s units above zero.',
  ),

  'no-such-duty': plain('办法没有 {duty} 这项义务或规定。', 'The regulation has no duty or rule {duty}.'),
  'duty-not-owed': plain('“{says}”不是此获奖者的义务。', '“{says}” is not for this winner.'),
  'duty-scope-unknown': plain(
    '先要知道：{missing}，才能判断“{says}”是否适用。',
    'To know whether “{says}” is for this winner, these must be known first: {missing}.',
  ),
  'not-the-winners-duty': plain(
    '“{says}”不是获奖者的义务，不能记为拒绝或违反。',
    '“{says}” is no duty of winners; they cannot refuse or break it.',
  ),
  'no-such-time': plain(
    '“{says}”没有第 {time} 次（最后为第 {last} 次）。',
    '“{says}” has no time number {time} (the last is {last}).',
  ),
  'duty-too-soon': plain('“{says}”第 {time} 次自 {from} 起办理。', '“{says}”, time {time}, can be done from {from}.'),
  'duty-done-already': plain('“{says}”（第 {time} 次）已于 {on} 履行。', '“{says}” (time {time}) was done on {on}.'),
  'paper-missing': plain('须附{paper}（其 SHA-256）。', '{paper} is missing (its SHA-256).'),
  'duty-undated': plain(
    '“{says}”（第 {time} 次）没有期限，不会逾期。',
    '“{says}” (time {time}) has no last day and cannot be missed.',
  ),
  'duty-not-over': plain(
    '“{says}”到 {due} 24 时才到期，{from} 起方可记为未履行。',
    '“{says}” is due at the end of {due}; it can be recorded as missed from {from}.',
  ),
  'missed-already': plain('“{says}”（第 {time} 次）已记为未履行。', '“{says}” (time {time}) is on record as missed.'),
  'use-not-ruled': plain('“{says}”没有规定用途 {use}。', '“{says}” says nothing about the use {use}.'),
  'breach-without-reasons': plain('记录拒绝或违反，须写明情况。', 'Recording a breach needs written reasons.'),

  'no-rule-for-money': plain(
    '办法没有规定奖金用途，不须报告。',
    'The regulation does not rule what the money is for; no report is asked.',
  ),
  'no-use-named': plain('没有写明用途。', 'No use is named.'),
  'no-such-use': plain('没有这样的用途：{uses}。', 'There are no such uses: {uses}.'),
  'more-than-paid': plain(
    '报告的用款合计 {total} 元，超过已发的 {paid} 元。',
    'The uses come to {total}, more than the {paid} that were paid.',
  ),
  'money-laid-down': plain('奖金数额已有规定：{money} 元。', 'The amount is laid down: {money}.'),
  'money-decided-already': plain('奖金已经决定为 {money} 元。', 'The amount has been decided: {money}.'),
  'money-over-limit': weighty('{money} 元超过上限 {most} 元。', '{money} is above the limit of {most}.'),
  'money-undocumented': plain('决定奖金数额须写明所依据的文件。', 'A decision on the amount has to name its document.'),
  'paid-before-decided': plain(
    '发放日期 {day} 早于决定数额之日 {decided}。',
    'The payment is dated {day}, before the amount was decided, {decided}.',
  ),
  'money-not-decided': plain('奖金数额尚未决定，不能发放。', 'No amount has been decided; none can be paid.'),
  'money-over-decided': weighty(
    '发放合计 {total} 元，超过应发的 {most} 元。',
    'Payments would come to {total}, above the {most} that are due.',
  ),

  'no-such-fact': plain('没有事项 {fact}。', 'There is no fact {fact}.'),
  'event-unfit': plain(
    '“{name}”（{fact}）的内容形式不对。',
    'What is reported on “{name}” ({fact}) is not of its kind.',
  ),
  'event-on-record': plain('所报“{name}”已有记录，不重复记。', 'What is reported on “{name}” is on record already.'),
  'event-empty': plain('“{name}”没有写明任何一件。', 'Nothing is reported on “{name}”.'),

  'no-such-event': plain('没有所报的这一事项，或者已经撤回。', 'Nothing like it is on record, or it was withdrawn.'),
  'withdrawal-without-reasons': plain(
    '撤回所报事项，须写明理由。',
    'To withdraw what was reported needs written reasons.',
  ),

  'no-such-sanction': plain('办法没有处理规定 {sanction}。', 'The regulation has no sanction {sanction}.'),
  'wrong-target': plain('此项处理针对{against}。', 'This sanction is against: {against}.'),
  'sanction-not-for': plain('此项处理不适用于此奖项或类别。', 'The sanction is not for this tier or track.'),
  'sanction-scope-unknown': plain(
    '先要知道：{missing}，才能判断是否适用。',
    'To know whether it applies, these must be known first: {missing}.',
  ),
  'proceeding-under-way': plain('同一事项正在查处。', 'A proceeding on the same is under way.'),
  'proceeding-decided': plain('已于 {day} 作出处理决定。', 'It was decided on {day}.'),
  'proceeding-dropped': plain('查处已于 {day} 终止。', 'The proceeding was dropped on {day}.'),
  'no-such-ground': plain('没有事由 {ground}。', 'There is no ground {ground}.'),
  'ground-settled': plain(
    '“{says}”由事实即可判定（{answer}），不须认定。',
    '“{says}” is settled by facts ({answer}); no finding is needed.',
  ),
  'ground-waits-for-facts': plain(
    '“{says}”还缺事实：{missing}；报告以后由事实判定。',
    '“{says}” waits for facts to be reported: {missing}.',
  ),
  'ground-without-reasons': plain('须写明理由。', 'Written reasons are needed.'),
  'ground-stands': plain(
    '还有成立或尚待认定的事由：{grounds}；不能终止。',
    'Grounds hold or are open: {grounds}; it cannot be dropped.',
  ),
  'no-ground-holds': weighty(
    '没有一项事由成立；尚待认定：{open}；缺少事实：{missing}。',
    'No ground holds; open: {open}; missing: {missing}.',
  ),
  'not-to-be-asked': plain(
    '此项处理不须提请，由决定机关自行启动。',
    'Nobody has to ask for this sanction; the deciding body starts by itself.',
  ),
  'asked-already': plain('已于 {asked} 提请。', 'It was asked for at {asked}.'),
  'sanction-not-asked': weighty('此项处理须先由{by}提请，尚未提请。', 'The sanction must be asked for by {by} first.'),
  'decided-too-soon': plain(
    '决定日期 {day} 早于立案或提请之日 {since}。',
    'The decision is dated {day}, before it was asked for or opened, {since}.',
  ),
  'mercy-without-reasons': plain('不予处理，须写明理由。', 'To impose nothing needs written reasons.'),
  'measure-does-not-follow': weighty('不能采取的措施：{measures}。', 'These measures do not follow: {measures}.'),
  'measures-laid-down': weighty(
    '处理措施已有规定，不能少：{left}。',
    'The measures are laid down; none may be left out: {left}.',
  ),
  'no-measure-left': plain(
    '没有还能采取的措施，可以写明理由不予处理。',
    'No measure is left to impose; nothing can be imposed, with reasons.',
  ),
  'no-measure-chosen': plain('没有选定措施；可选：{choice}。', 'No measure is chosen; there are: {choice}.'),
  'measure-open': plain('措施的条件尚待认定：{open}。', 'What a measure hangs on is still open: {open}.'),
  'correction-day-missing': plain('须写明改正的最后一日。', 'The last day for the correction must be given.'),
  'correction-laid-down': plain('改正期限已有规定：{within}。', 'The time for the correction is laid down: {within}.'),
  'correction-day-over': plain(
    '改正的最后一日 {day} 须在决定之后。',
    'The last day for the correction, {day}, must lie after the decision.',
  ),
  'nothing-to-publish': plain('没有须向社会公布或通报的措施。', 'No measure says that the public is told.'),
  'published-already': plain('已于 {day} 公布。', 'It was published on {day}.'),
  'before-the-decision': plain('{day} 早于决定之日 {decided}。', '{day} lies before the decision, {decided}.'),
  'not-this-award': plain('查处所涉不是此奖。', 'The proceeding is not about this award.'),
  'not-owed-back': weighty('决定没有要求收回 {what}。', 'The decision does not ask {what} back.'),
  'recovered-already': plain('{what} 已经收回，或没有发放。', '{what} has come back already, or was never paid.'),
  'amount-for-money-only': plain(
    '收回奖金须写金额，其他不写：{what}。',
    'Money is recovered with an amount, anything else without: {what}.',
  ),
  'more-than-owed-back': plain(
    '收回 {amount} 元，超过应收回的 {owed} 元。',
    '{amount} is more than the {owed} that are owed back.',
  ),
  'nothing-to-correct': plain('没有责令改正。', 'No correction was ordered.'),
  'correction-judged': plain('改正已经验收。', 'The correction has been judged.'),
  'correction-not-reported': plain(
    '还没有报告改正（最后一日 {due}）。',
    'No correction has been reported (its last day is {due}).',
  ),

  'no-report-channel': plain(
    '没有举报渠道 {channel}；可选：{channels}。',
    'Reports cannot be made through {channel}; there are: {channels}.',
  ),
  'report-about-another': plain('此渠道不受理对这一步的举报。', 'This channel takes no reports about this step.'),
  'report-late': weighty(
    '举报期到 {last_day} 24 时为止，现在是 {at}。',
    'Reports were taken to the end of {last_day}; it is {at}.',
  ),
  'report-without-identity': weighty('此渠道不受理匿名举报。', 'This channel takes no anonymous reports.'),
  'report-complete-already': plain('举报材料已经齐全。', 'Nothing of the report is missing.'),
  'report-still-missing': plain('举报还缺：{missing}。', 'Still missing: {missing}.'),
  'no-receiver': plain(
    '不能移送 {to}；可以移送：{receivers}。',
    'It cannot be passed on to {to}; there are: {receivers}.',
  ),
  'report-answered': plain('举报已于 {answered} 办结。', 'The report was answered at {answered}.'),
  'report-reply-missing': plain(
    '须书面答复：请附答复文书（其 SHA-256）。',
    'The answer must be in writing: it is missing (its SHA-256).',
  ),

  'not-the-office': weighty('此事由{expected}办理。', 'This is for {expected} to do.'),
  'nothing-to-import': plain('文件里没有一行。', 'The file has no rows.'),
  'row-tier-unknown': plain(
    '第 {row} 行：没有奖项 {tier}；可选：{tiers}。',
    'Row {row}: there is no tier {tier}; there are: {tiers}.',
  ),
  'row-day-not-come': plain('第 {row} 行：{day} 还没有到。', 'Row {row}: {day} has not come yet.'),
  'row-revoked-before': plain(
    '第 {row} 行：撤销之日 {revoked} 早于获奖之日 {awarded}。',
    'Row {row}: revoked on {revoked}, before it was given on {awarded}.',
  ),
  'row-twice': plain(
    '第 {row} 行：同一获奖者 {awarded} 的 {tier} 已在文件或名录中。',
    'Row {row}: the same holder’s {tier} of {awarded} is in the file or on the register already.',
  ),
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(supervisionRefusals);
