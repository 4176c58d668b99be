using System.Net;
using Dispatch.Engine.Client;
using Dispatch.Host.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Host.Tests;

/// <summary>The audit: every change on record, entries never touched, and touched ones named.</summary>
public sealed class AuditTests(CommonHost common) : IClassFixture<CommonHost>
{
    private const string Unguarded = "DROP TRIGGER host_audit_unchanged; DROP TRIGGER host_audit_kept; DROP TRIGGER host_audit_in_order;";
    private readonly HttpClient _auditor = common.Host.Client("demo-auditor");

    [Fact]
    public async Task Change_ByAKey_IsOnRecordAndTheChainHolds()
    {
        await common.Host.Client("demo-district").SendAsync(HttpMethod.Post, "/api/v1/test/count", "{}");

        var entries = (await (await _auditor.GetAsync("/api/v1/audit?actorId=demo-district")).JsonAsync()).GetProperty("items");
        entries[0].GetProperty("action").GetString().Should().Be("CountUp");
        entries[0].GetProperty("actorUnitId").GetString().Should().Be("district-dongming");
        (await (await _auditor.GetAsync("/api/v1/audit/verify")).JsonAsync()).GetProperty("intact").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Change_Refused_IsNotOnRecord()
    {
        var before = common.Host.Count("SELECT COUNT(*) FROM host_audit");
        await common.Host.Client("demo-district").SendAsync(HttpMethod.Post, "/api/v1/test/count", """{"fail":"conflict"}""");
        common.Host.Count("SELECT COUNT(*) FROM host_audit").Should().Be(before);
    }

    [Theory]
    [InlineData("UPDATE host_audit SET actor_id = 'somebody-else' WHERE seq = 1")]
    [InlineData("DELETE FROM host_audit WHERE seq = 1")]
    [InlineData("INSERT INTO host_audit SELECT 0, at, actor_kind, actor_id, actor_unit_id, action, subject_kind, subject_id, summary, changes, previous, hash FROM host_audit WHERE seq = 1")]
    public async Task Entry_CannotBeTouchedThroughTheDatabase(string tampering)
    {
        await common.Host.Client("demo-admin").SendAsync(HttpMethod.Post, "/api/v1/test/count", "{}");
        var touch = () => common.Host.Services.GetRequiredService<UnitScopes>().RunAsync(
            this,
            (_, unit) =>
            {
                unit.Write(session => session.Execute(tampering));
                return Task.FromResult(true);
            },
            default);
        (await touch.Should().ThrowAsync<Exception>()).Which.ToString().Should().Contain("audit entries are");
    }

    [Fact]
    public async Task Chain_TouchedBehindTheGuards_NamesTheFirstTouchedEntry()
    {
        var directory = RunningHost.NewDirectory();
        await using (var host = await RunningHost.StartAsync(directory: directory, configure: CountUp.Register, map: CountUp.Map))
        {
            for (var i = 0; i < 6; i++)
            {
                (await host.Client("demo-admin").SendAsync(HttpMethod.Post, "/api/v1/test/count", "{}")).StatusCode.Should().Be(HttpStatusCode.Created);
            }
        }

        var anchor = Path.Combine(directory, "anchors");
        var whole = await VerifyAsync(directory, "--anchor", anchor);
        whole.Code.Should().Be(0, whole.Text);
        (await File.ReadAllTextAsync(anchor)).Should().StartWith("6:");
        var cases = new (string Tampering, long First, bool ByAnchorOnly)[]
        {
            ("UPDATE host_audit SET summary = 'other' WHERE seq = 2", 2, false),
            ("DELETE FROM host_audit WHERE seq = 3", 3, false),
            ("INSERT INTO host_audit SELECT 7, at, actor_kind, actor_id, actor_unit_id, action, subject_kind, subject_id, summary, changes, previous, hash FROM host_audit WHERE seq = 6", 7, false),
            ("UPDATE host_audit SET seq = 99 WHERE seq = 4; UPDATE host_audit SET seq = 4 WHERE seq = 5; UPDATE host_audit SET seq = 5 WHERE seq = 99", 4, false),
            ("DELETE FROM host_audit WHERE seq > 4", 5, true),
        };
        foreach (var (tampering, first, byAnchorOnly) in cases)
        {
            var copy = RunningHost.NewDirectory();
            Directory.CreateDirectory(copy);
            foreach (var file in Directory.EnumerateFiles(directory, "dispatch.db*"))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }

            Execute(Path.Combine(copy, "dispatch.db"), Unguarded + tampering);
            (await VerifyAsync(copy)).Code.Should().Be(byAnchorOnly ? 0 : 1, tampering);
            var anchored = await VerifyAsync(copy, "--anchor", anchor);
            anchored.Code.Should().Be(1, tampering);
            anchored.Text.Should().StartWith($"entry {first} ", tampering);
            Directory.Delete(copy, recursive: true);
        }

        Directory.Delete(directory, recursive: true);
    }

    private static async Task<(int Code, string Text)> VerifyAsync(string directory, params string[] more)
    {
        await using var output = new StringWriter();
        var code = await HostVerbs.RunAsync(["audit", "verify", "--data", directory, .. more], output);
        return (code, output.ToString());
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
