namespace Dispatch.Engine.Client;

/// <summary>Something that is done at every start, after the migrations and before requests are let in. Each runs in a scope of its own.</summary>
public interface IStartStep
{
    /// <summary>Lowest first: definitions that ship 100, reference data 200, keys and accounts 300, sample tickets 400.</summary>
    int Order { get; }

    /// <summary>Does it; a second start must change nothing that is there.</summary>
    Task RunAsync(CancellationToken cancellation);
}
