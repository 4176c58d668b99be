using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dispatch.Studio.Tests;

/// <summary>A fresh host on a port of its own over a directory of its own.</summary>
public sealed class StudioHost : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "dispatch-studio-" + Guid.NewGuid().ToString("n"));
    private readonly Action<IServiceCollection> _change = _ => { };
    private WebApplication _app = null!;

    public StudioHost()
    {
    }

    internal StudioHost(Action<IServiceCollection> change) => _change = change;

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public async Task InitializeAsync() => _app = await DispatchHost.StartAsync(
        ["--urls", "http://127.0.0.1:0", "--data", _directory, "--environment", "Development"],
        builder =>
        {
            builder.Logging.ClearProviders();
            _change(builder.Services);
        });

    /// <summary>A client as Elsa's clients are, with a key or a token.</summary>
    public HttpClient Client(string? authorization)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address, "/elsa/api/") };
        if (authorization is not null)
        {
            client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }

        return client;
    }

    public HttpClient Admin() => Client("ApiKey demo-admin");

    /// <summary>A sign-in of its own by Elsa's login.</summary>
    public async Task<HttpClient> LoginAsync(string name)
    {
        using var client = Client(null);
        var answer = await client.PostAsJsonAsync("identity/login", new { username = name, password = "Dispatch-demo-1" });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return Client("Bearer " + body.GetProperty("accessToken").GetString());
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
