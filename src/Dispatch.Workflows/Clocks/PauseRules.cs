using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Clocks;

/// <summary>Checks pauses as they come in.</summary>
internal static class PauseRules
{
    private const int Most = 1000;

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
}
