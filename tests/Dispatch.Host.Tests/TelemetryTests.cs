using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dispatch.Host.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Export_WithACollectorNamed_SendsTracesAndMetricsWithoutWhatWasFiled()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("{**path}", async (string path, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Enqueue((path, Encoding.UTF8.GetString(body.ToArray())));
        });
        await collector.StartAsync();

        await using (var host = await RunningHost.StartAsync(args: [$"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Urls.First()}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]))
        {
            var filed = await host.Client("demo-hotline").PostAsJsonAsync("/api/v1/tickets", new
            {
                channel = "hotline", title = "水管爆裂了", categoryCode = "water.outage", compoundId = "compound-guiyuan", reporter = new { name = "欧阳测试", phone = "13900001234", anonymous = false },
            });
            filed.EnsureSuccessStatusCode();
        }

        received.Select(r => r.Path).Should().Contain(["v1/traces", "v1/metrics"]);
        var all = string.Concat(received.Select(r => r.Body));
        all.Should().Contain("FileTicket").And.Contain("dispatch.commit.duration");
        all.Should().NotContain("欧阳测试").And.NotContain("13900001234").And.NotContain("水管爆裂了").And.NotContain("demo-hotline");
    }

    [Fact]
    public async Task Readiness_NamesStoreTimersAndOutbox()
    {
        await using var host = await RunningHost.StartAsync();

        var ready = await (await host.Client().GetAsync("/health/ready")).JsonAsync();

        ready.GetProperty("parts").EnumerateObject().Select(p => (p.Name, p.Value.GetString())).Should().BeEquivalentTo([("outbox", "ok"), ("store", "ok"), ("timers", "ok")]);
    }
}
