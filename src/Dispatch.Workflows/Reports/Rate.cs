namespace Dispatch.Workflows.Reports;

/// <summary>A rate with all that it needs to be believed.</summary>
/// <param name="Value">Numerator by denominator; null when there is nothing to count.</param>
/// <param name="Numerator">What counts for it.</param>
/// <param name="Denominator">What counts at all.</param>
/// <param name="Excluded">Received in the period and not counted.</param>
/// <param name="Exclusions">Why not, with how many each.</param>
/// <param name="Low">Lower end of the 95 % interval (Wilson).</param>
/// <param name="High">Upper end.</param>
public sealed record Rate(double? Value, int Numerator, int Denominator, int Excluded, IReadOnlyDictionary<string, int> Exclusions, double? Low, double? High)
{
    private const double Z = 1.959963984540054;

    /// <summary>The rate of a count.</summary>
    public static Rate Of(int numerator, int denominator, IReadOnlyDictionary<string, int> exclusions)
    {
        var excluded = exclusions.Values.Sum();
        if (denominator == 0)
        {
            return new Rate(null, 0, 0, excluded, exclusions, null, null);
        }

        double n = denominator, p = numerator / n;
        var centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        return new Rate(Round(p), numerator, denominator, excluded, exclusions, Round(Math.Max(0, centre - half)), Round(Math.Min(1, centre + half)));
    }

    private static double Round(double value) => Math.Round(value, 4);
}
