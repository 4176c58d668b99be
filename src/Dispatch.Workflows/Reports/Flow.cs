namespace Dispatch.Workflows.Reports;

/// <summary>How tickets went to and fro.</summary>
/// <param name="Whistled">Tickets for which departments were called.</param>
/// <param name="Returns">Returns by departments.</param>
/// <param name="ReturnedTwice">Tickets returned more than once.</param>
/// <param name="Redone">Tickets done again after a bad evaluation.</param>
/// <param name="WhistleRate">Whistled by received.</param>
public sealed record Flow(int Whistled, int Returns, int ReturnedTwice, int Redone, double? WhistleRate);
