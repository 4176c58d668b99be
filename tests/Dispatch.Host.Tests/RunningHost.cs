using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Composition;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dispatch.Host.Tests;

/// <summary>A real host on a port of its own over a directory of its own.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly bool _ownsDirectory;

    private RunningHost(WebApplication app, string directory, bool ownsDirectory)
    {
        App = app;
        Directory = directory;
        _ownsDirectory = ownsDirectory;
    }

    public WebApplication App { get; }

    public string Directory { get; }

    public Uri Address => new(App.Urls.First());

    public IServiceProvider Services => App.Services;

    public static async Task<RunningHost> StartAsync(
        string environment = "Development",
        string? directory = null,
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? map = null,
        params string[] args)
    {
        var owns = directory is null;
        directory ??= NewDirectory();
        var app = DispatchHost.Build(
            ["--urls", "http://127.0.0.1:0", "--data", directory, "--environment", environment, .. args],
            builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder);
            });
        try
        {
            map?.Invoke(app);
            await DispatchHost.PrepareAsync(app);
            await app.StartAsync();
            return new RunningHost(app, directory, owns);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public static string NewDirectory() => Path.Combine(Path.GetTempPath(), "dispatch-host-" + Guid.NewGuid().ToString("n"));

    /// <summary>A client with a key, or without sign-in.</summary>
    public HttpClient Client(string? key = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        return client;
    }

    /// <summary>Makes a key and gives it.</summary>
    public async Task<string> KeyAsync(string role, string? unitId = null, int? perSecond = null, DateTimeOffset? expiresAt = null, CallerRights rights = CallerRights.None)
    {
        var key = SecretHash.NewKey();
        await Services.GetRequiredService<UnitScopes>().RunAsync(
            this,
            (_, unit) =>
            {
                unit.Write(session => session.Execute(
                    "INSERT INTO host_api_keys (id, hash, name, unit_id, role, rights, is_demo, requests_per_second, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                    Guid.NewGuid().ToString("n"), SecretHash.Of(key), role, unitId, role, rights, false, perSecond, DateTimeOffset.UnixEpoch, expiresAt));
                return Task.FromResult(true);
            },
            default);
        return key;
    }

    public long Count(string sql)
    {
        using var session = Services.GetRequiredService<IDatabase>().OpenRead();
        return session.QueryFirst(sql, row => row.GetInt64(0));
    }

    /// <summary>Changes the database behind the host's back.</summary>
    public void Execute(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Directory, "dispatch.db")};Pooling=False;Default Timeout=30");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        if (_ownsDirectory)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
