using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Clocks;

/// <summary>Checks an amount and its unit as they come in.</summary>
internal static class LimitDraft
{
    private const decimal LargestMinutes = 10_000_000;

    public static void Check(FieldErrors errors, decimal? amount, LimitUnit? unit)
    {
        if (unit is null)
        {
            errors.Add("unit", "应为 minutes、hours、days、workMinutes、workHours、workDays 之一。One of minutes, hours, days, workMinutes, workHours, workDays.");
        }

        var largest = unit switch
        {
            LimitUnit.Days or LimitUnit.WorkDays => 10_000m,
            LimitUnit.Hours or LimitUnit.WorkHours => LargestMinutes / 60,
            _ => LargestMinutes,
        };
        if (amount is null or <= 0 || amount > largest)
        {
            errors.Add("amount", FormattableString.Invariant($"应大于 0 且不超过 {largest:0}。Must be above 0 and at most {largest:0}."));
        }
        else if (unit is LimitUnit.Days or LimitUnit.WorkDays && amount != decimal.Truncate(amount.Value))
        {
            errors.Add("amount", "天数应为整数;不足一天请用小时。Days are whole; for less than a day use hours.");
        }
    }
}
