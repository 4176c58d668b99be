namespace Dispatch.Host.Tests;

/// <summary>One host for all tests of a class.</summary>
public sealed class CommonHost : IAsyncLifetime
{
    public RunningHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await RunningHost.StartAsync(configure: CountUp.Register, map: CountUp.Map);

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
