using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Sample;

/// <summary>One invented matter: when it comes in, about what, where, and how.</summary>
internal sealed record SampleArrival(int Number, DateTimeOffset At, SampleMatter Matter, string CompoundId, Channel Channel)
{
    /// <summary>By what it is told from a real ticket, for ever.</summary>
    public string ExternalRef => $"sample-{Number:D5}";
}
