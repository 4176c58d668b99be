namespace Dispatch.Workflows.Reports;

/// <summary>How tickets went to and fro.</summary>
/// <param name="Whistled">Tickets for which departments were called.</param>
/// <param name="Returns">Returns by departments.</param>
/// <param name="ReturnedTwice">Tickets returned more than once.</param>
/// <param name="Redone">Tickets done again after a bad evaluation.</param>
/// <param name="WhistleRate">Whistled by received.</param>
/// <param name="Returned">Tickets returned at least once.</param>
/// <param name="ReturnRate">Returned by whistled.</param>
/// <param name="PingPong">Tickets that went back to a department which had returned them.</param>
/// <param name="RedoneThrice">Tickets done again three times or more.</param>
/// <param name="RedoRate">Redone by those handled or in redoing: all that were handled at least once.</param>
/// <param name="HandOvers">How often the move passed from one unit to another, for a ticket on average.</param>
public sealed record Flow(
    int Whistled, int Returns, int ReturnedTwice, int Redone, double? WhistleRate, int Returned, double? ReturnRate, int PingPong, int RedoneThrice, double? RedoRate, double? HandOvers)
{
    internal static Flow Of(MeasureCounts counts)
    {
        var (received, whistled, redone) = (counts[Measure.Received], counts[Measure.Whistled], counts[Measure.Redone]);
        return new Flow(
            whistled,
            counts[Measure.Returns],
            counts[Measure.ReturnedTwice],
            redone,
            Share(whistled, received),
            counts[Measure.Returned],
            Share(counts[Measure.Returned], whistled),
            counts[Measure.PingPong],
            counts[Measure.RedoneThrice],
            Share(redone, Math.Max(counts[Measure.Handled], redone)),
            Share(counts[Measure.HandOvers], received));
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);
}
