using System.Net;
using Dispatch.Engine.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Host.Tests;

public sealed class AuditTests(CommonHost common) : IClassFixture<CommonHost>
{
    private readonly HttpClient _auditor = common.Host.Client("demo-auditor");

    [Fact]
    public async Task Change_ByAKey_IsOnRecordAndTheChainHolds()
    {
        await common.Host.Client("demo-district").SendAsync(HttpMethod.Post, "/api/v1/test/count", "{}");

        var entries = (await (await _auditor.GetAsync("/api/v1/audit?actorId=demo-district")).JsonAsync()).GetProperty("items");
        entries[0].GetProperty("action").GetString().Should().Be("CountUp");
        entries[0].GetProperty("actorUnitId").GetString().Should().Be("district-dongming");
        (await VerdictAsync()).GetProperty("intact").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Change_Refused_IsNotOnRecord()
    {
        var before = common.Host.Count("SELECT COUNT(*) FROM host_audit");
        await common.Host.Client("demo-district").SendAsync(HttpMethod.Post, "/api/v1/test/count", """{"fail":"conflict"}""");
        common.Host.Count("SELECT COUNT(*) FROM host_audit").Should().Be(before);
    }

    [Theory]
    [InlineData("UPDATE host_audit SET actor_id = 'somebody-else' WHERE seq = 2", 2)]
    [InlineData("DELETE FROM host_audit WHERE seq = 3", 3)]
    public async Task Chain_TouchedInTheDatabase_NamesTheFirstTouchedEntry(string tampering, long seq)
    {
        await using var host = await RunningHost.StartAsync(configure: CountUp.Register, map: CountUp.Map);
        for (var i = 0; i < 5; i++)
        {
            (await host.Client("demo-admin").SendAsync(HttpMethod.Post, "/api/v1/test/count", "{}")).StatusCode.Should().Be(HttpStatusCode.Created);
        }

        await host.Services.GetRequiredService<UnitScopes>().RunAsync(
            this,
            (_, unit) =>
            {
                unit.Write(session => session.Execute(tampering));
                return Task.FromResult(true);
            },
            default);

        var verdict = await (await host.Client("demo-auditor").GetAsync("/api/v1/audit/verify")).JsonAsync();
        verdict.GetProperty("intact").GetBoolean().Should().BeFalse();
        verdict.GetProperty("firstTouched").GetInt64().Should().Be(seq);
    }

    private async Task<System.Text.Json.JsonElement> VerdictAsync() => await (await _auditor.GetAsync("/api/v1/audit/verify")).JsonAsync();
}
