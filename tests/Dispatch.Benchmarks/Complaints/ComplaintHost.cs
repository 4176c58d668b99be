using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Api;
using Dispatch.Host.Composition;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Residents;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Benchmarks.Complaints;

/// <summary>The whole host with its sample district on a file of its own; commands are sent as its API sends them, without HTTP.</summary>
internal sealed class ComplaintHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ComplaintHost(WebApplication app, string file) => (_app, File) = (app, file);

    /// <summary>The database.</summary>
    public string File { get; }

    public static async Task<ComplaintHost> StartAsync(string data, TimeProvider? clock = null, params string[] more)
    {
        string[] args = ["--data", data, "--urls", "http://127.0.0.1:0", "--environment", "Development", "--Logging:LogLevel:Default", "Warning", .. more];
        var app = await DispatchHost.StartAsync(args, builder =>
        {
            if (clock is not null)
            {
                builder.Services.AddSingleton(clock);
            }
        });
        return new ComplaintHost(app, Path.Combine(data, "dispatch.db"));
    }

    public IDatabase Database => _app.Services.GetRequiredService<IDatabase>();

    public UnitScopes Units => _app.Services.GetRequiredService<UnitScopes>();

    public DataKeys Keys => _app.Services.GetRequiredService<DataKeys>();

    /// <summary>Sends a command with an idempotency key of its own: the first answer and the audit's entry are rows of the step too.</summary>
    public async Task<T> SendAsync<T>(Caller caller, ICommand<T> command)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller;
        var repeatable = scope.ServiceProvider.GetRequiredService<RepeatableRequest>();
        var key = Guid.NewGuid().ToString("n");
        repeatable.Ask(key, key);
        if (scope.ServiceProvider.GetRequiredService<Repeats>().Find(caller, repeatable) is not null)
        {
            throw new InvalidOperationException("A new key was known already.");
        }

        repeatable.Begin(command, answer => WrittenAnswer.From(Answer.Ok(answer)));
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command);
    }

    /// <summary>Lets <paramref name="record"/> hear every statement that is written from now on; null ends it.</summary>
    public Task RecordAsync(Action<string, object?[]>? record) => Units.RunAsync(
        "record",
        (_, unit) =>
        {
            unit.Write(session => session.Recorder = record);
            return Task.FromResult(true);
        },
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
