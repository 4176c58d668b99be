namespace Dispatch.Host.Api;

/// <summary>A question, with the answer that was given on the spot.</summary>
internal sealed record AdviceBody : FileTicketBody
{
    public required string Answer { get; init; }
}
