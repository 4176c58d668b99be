namespace Dispatch.Engine.Diagnostics;

/// <summary>Says whether one part is fit to serve: the database takes writes, timers fire, the outbox moves.</summary>
public interface IReadinessProbe
{
    /// <summary>The part, as it stands in the readiness answer.</summary>
    string Name { get; }

    /// <summary>Null when fit; otherwise what is wrong, in a sentence without paths or secrets.</summary>
    Task<string?> CheckAsync(CancellationToken cancellation);
}
