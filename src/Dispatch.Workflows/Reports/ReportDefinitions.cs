namespace Dispatch.Workflows.Reports;

/// <summary>What each figure means: text with a version that is shown beside the figures, so that nobody compares what was counted differently.</summary>
public sealed record ReportDefinitions(int Version, IReadOnlyList<ReportDefinition> Figures)
{
    /// <summary>The definitions in force.</summary>
    public static ReportDefinitions Current { get; } = new(4,
    [
        new("received", "期内受理的诉求件数(按受理时间,含已并单的;不含演练和下派任务)。", "Complaints received in the period, by the time of receipt, merged ones included; without trials and downward tasks."),
        new("closed", "其中截至现在已办结归档的件数(含不予受理、撤回、并单)。", "Of those, ended by now: closed, not accepted, withdrawn or merged."),
        new("open", "其中截至现在未办结的件数。", "Of those, not ended by now."),
        new("overdue", "在办件中尚未办理完毕且已过整件时限的件数。", "Of the open ones, those not handled whose due time is over."),
        new("evaluating", "在办件中已办理完毕、只等评价或居民异议的件数。", "Of the open ones, those that are handled and wait for evaluations, or for the resident's objection to a refusal, only."),
        new("backlogBefore", "上期积压:一个期间之前(未指明期间时为 30 天前)那一刻的在办、超期、评价中件数,按现有记录推算。", "The backlog before: what was open, overdue or evaluating one period earlier, thirty days where none is named, by what is known of those tickets now."),
        new("heat", "期内各地点、各类别受理的件数,before 为上一等长期间。", "Received in the period, by place and category; before is the period of the same length before."),
        new("onTime", "在整件时限前办理完毕(进入评价、作出不予受理决定或办结)的件数;评价期和居民异议期不计入办理时间。", "Handled (evaluation begun, refused, or ended) by the whole case's due time; the time for evaluation and for the resident's objection does not count."),
        new("late", "超过整件时限才办理完毕的件数,加上已过时限仍未办理完毕的件数。", "Handled after the due time, plus those not handled whose due time is over."),
        new("signIn", "主办部门首次签收用时:从派单到签收,自然时间分钟,扣除暂停。中位数与第 90 百分位。", "The lead department's first signing in: from dispatch, in minutes of natural time without pauses. Median and 90th percentile."),
        new("arrival", "主办部门首次到场用时:从到场任务开始到到场,分钟。", "The lead department's first arrival on site: from the task's beginning, in minutes."),
        new("report", "主办部门首次办结反馈用时:从反馈任务开始到反馈,分钟。", "The lead department's first report: from the task's beginning, in minutes."),
        new("response", "响应率 = 首个办理单位在其时限内作出首次处理的件数 ÷ 已有首次处理或其时限已过的件数。不计:不予受理、撤回、并单、尚未到期。", "Response rate: first step taken within its limit, by all whose first step was taken or whose limit is over. Not counted: not accepted, withdrawn, merged, not yet due."),
        new("resolution", "解决率 = 居民最近一次评价为“已解决”的件数 ÷ 居民对是否解决作出回答的件数。不计:未回答、不予受理、撤回、并单、未到评价。", "Resolution rate: the resident's latest word is solved, by all where the resident answered that. Not counted: no answer, not accepted, withdrawn, merged, not yet evaluated."),
        new("satisfaction", "满意率 = 居民最近一次评价为满意或基本满意的件数 ÷ 居民作出评价的件数。未回答不算满意。", "Satisfaction rate: the resident's latest word is satisfied or acceptable, by all where the resident evaluated. No answer is never satisfied."),
        new("percentiles", "受理 5000 件以上的范围,用时按等级统计(每级宽 2.2%),此时 exact 为 false。", "Where more than 5,000 were received, lengths are counted by class, each 2.2 % wide; exact is then false."),
        new("interval", "95% 置信区间(Wilson)。区间重叠的单位之间的差别可能只是偶然。", "95 % interval (Wilson). Where intervals overlap the difference may be chance."),
        new("whistleRate", "吹哨率 = 吹哨件数 ÷ 受理件数。过低过高都值得查看;controlLimits 为控制图上下限(±3σ),超出者 signal 为 low 或 high。", "Whistle rate: tickets for which departments were called, by received. Too low and too high are both worth a look; beyond three standard deviations of the whole's rate the signal says low or high."),
        new("returned", "曾被部门退单的件数;退单率 = 其件数 ÷ 吹哨件数。returns 为退单次数。", "Tickets that a department returned; the return rate is these by whistled. Returns counts each return."),
        new("pingPong", "退单后又派回曾退单部门的件数(往返)。", "Tickets that went back to a department which had returned them."),
        new("redone", "评价不满意或核实未通过而重办的件数;重办率 = 其件数 ÷ 曾办理完毕的件数。重办不重置居民的时限。", "Tickets done again after a bad evaluation; the redo rate is these by all that were once handled. A redo never restarts the resident's clock."),
        new("ranking", "得分 = (分子 + m × 总体率) ÷ (分母 + m),m 由各单位差别超出偶然的程度估计(2 至 10000)。同档内的先后只是偶然。", "Score: (numerator + m times the whole's rate) by (denominator + m), m being estimated from how far groups differ beyond chance, 2 to 10,000. Within a band the order is chance."),
    ]);
}
