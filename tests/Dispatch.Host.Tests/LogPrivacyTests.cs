using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Dispatch.Host.Tests;

/// <summary>Neither logs nor traces tell who reported what, nor with which key.</summary>
public sealed class LogPrivacyTests
{
    private static readonly string[] _secrets = ["欧阳锋", "13712345678", "137****5678", "dsp_"];

    [Fact]
    public async Task Logs_AndTraces_HoldNoIdentityAndNoKey()
    {
        var lines = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => lines.Add($"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(t => $"{t.Key}={t.Value}"))} {string.Join(' ', activity.Events.Select(e => e.Name))}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await RunningHost.StartAsync(configure: builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace);
            builder.Logging.AddProvider(new Kept(lines));
        });
        var body = FiledHost.Body("private").Replace("王芳", "欧阳锋", StringComparison.Ordinal).Replace("13900000001", "13712345678", StringComparison.Ordinal);
        var hotline = host.Client("demo-hotline");
        (await hotline.SendAsync(HttpMethod.Post, "/api/v1/tickets", body, ("Idempotency-Key", "k"))).StatusCode.Should().Be(HttpStatusCode.Created);
        await hotline.SendAsync(HttpMethod.Post, "/api/v1/tickets", body.Replace("}", ",", StringComparison.Ordinal));
        await hotline.SendAsync(HttpMethod.Post, "/api/v1/tickets", body.Replace("hotline", "pigeon", StringComparison.Ordinal));
        await hotline.SendAsync(HttpMethod.Post, "/api/v1/tickets/search", """{"phone":"13712345678"}""");
        var ticket = (await (await hotline.GetAsync("/api/v1/tickets")).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString();
        await host.Client("demo-street-hanjiang").SendAsync(HttpMethod.Post, $"/api/v1/tickets/{ticket}/reporter/reveal", """{"reason":"核实"}""");
        var key = (await (await host.Client("demo-dept-water").SendAsync(HttpMethod.Post, "/api/v1/keys", """{"name":"x"}""")).JsonAsync()).GetProperty("key").GetString();
        await host.Client(key).GetAsync("/api/v1/tasks");

        lines.Should().HaveCountGreaterThan(50, "the log is listened to");
        foreach (var secret in _secrets)
        {
            lines.Where(line => line.Contains(secret, StringComparison.Ordinal)).Should().BeEmpty();
        }
    }

    private sealed class Kept(ConcurrentBag<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Add(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
