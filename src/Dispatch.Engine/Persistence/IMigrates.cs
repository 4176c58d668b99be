namespace Dispatch.Engine.Persistence;

/// <summary>Brings one layer's tables up to date. The host runs all of them at start, lowest order first, before anything else.</summary>
public interface IMigrates
{
    /// <summary>Engine 10, Workflows 20, Host 30.</summary>
    int Order { get; }

    /// <summary>Applies what is missing; does nothing when all is there.</summary>
    Task MigrateAsync(CancellationToken cancellation);
}
