using Dispatch.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Dispatch.Pages.Tests;

/// <summary>A fresh host with the sample district, on a port of its own over a directory of its own.</summary>
public sealed class PagesHost : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "dispatch-pages-" + Guid.NewGuid().ToString("n"));
    private WebApplication _app = null!;

    /// <summary>The environment it runs in.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>What it is told besides.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>What it prints when it is ready.</summary>
    public IEnumerable<string> Lines => DispatchHost.Lines(_app);

    public async Task InitializeAsync() => _app = await DispatchHost.StartAsync(
        ["--urls", "http://127.0.0.1:0", "--data", _directory, "--environment", Environment, "--Dispatch:Synchronous", "OFF", .. Arguments], builder => builder.Logging.ClearProviders());

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
