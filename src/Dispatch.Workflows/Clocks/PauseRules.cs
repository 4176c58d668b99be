using System.Text.Json;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Clocks;

/// <summary>Checks pauses as they come in, and for which reasons a limit allows them.</summary>
internal static class PauseRules
{
    private const int Most = 1000;
    private const int MostReasons = 20;
    private static readonly string[] _approvers = ["street", "district"];

    public static void Check(FieldErrors errors, IReadOnlyList<Interval>? pauses)
    {
        if (pauses is null)
        {
            return;
        }

        if (pauses.Count > Most)
        {
            errors.Add("pauses", $"最多 {Most} 段暂停。At most {Most} pauses.");
        }

        for (var i = 0; i < pauses.Count; i++)
        {
            if (pauses[i].To < pauses[i].From)
            {
                errors.Add($"pauses[{i}].to", "暂停的结束早于开始。The pause ends before it begins.");
            }
        }
    }

    /// <summary>Adds what is wrong with the reasons of a policy.</summary>
    public static void Check(FieldErrors errors, string? taskKind, IReadOnlyList<PauseRule>? rules)
    {
        if (rules is null)
        {
            return;
        }

        if (taskKind == SlaPolicy.WholeCase)
        {
            errors.Add("pauses", "全程时限随待办挂账,不单独列理由。The whole case stands still with its task: it lists no reasons of its own.");
        }

        if (rules.Count > MostReasons)
        {
            errors.Add("pauses", $"最多 {MostReasons} 个理由。At most {MostReasons} reasons.");
        }

        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            errors.Text($"pauses[{i}].reason", rule.Reason, 80);
            if (rules.Take(i).Any(other => other.Reason == rule.Reason))
            {
                errors.Add($"pauses[{i}].reason", $"理由“{rule.Reason}”重复。The reason “{rule.Reason}” stands twice.");
            }

            if (rule.Approver is { } approver && !_approvers.Contains(approver))
            {
                errors.Add($"pauses[{i}].approver", "应为 street 或 district。One of street, district.");
            }
        }
    }

    /// <summary>The rule by which a clock may stand still for a reason; null where its limit lists none.</summary>
    /// <exception cref="UnprocessableException">The limit lists reasons, and not this one.</exception>
    public static PauseRule? Require(string? limit, string? reason)
    {
        if (limit is null || JsonSerializer.Deserialize<Limit>(limit, JsonText.Options)!.Pauses is not { } rules)
        {
            return null;
        }

        return rules.FirstOrDefault(r => r.Reason == reason) ?? throw new UnprocessableException(
            "该时限不允许以此理由挂账。This limit does not stand still for that reason.",
            new FieldErrors().Add("reason", rules.Count == 0 ? "该时限不可挂账。This limit never stands still." : $"可用理由:{string.Join("、", rules.Select(r => r.Reason))}。One of: {string.Join(", ", rules.Select(r => r.Reason))}."));
    }
}
