using System.Net;
using System.Text;
using System.Text.Json;
using Dispatch.Host.Commands;
using Dispatch.Host.Composition;
using Microsoft.Data.Sqlite;

namespace Dispatch.Host.Tests;

/// <summary>Who reported a matter: sealed in the database, masked for those who do not need it, shown for a reason, found by phone, erased on request.</summary>
public sealed class ResidentDataTests(FiledHost filed) : IClassFixture<FiledHost>
{
    private const string Phone = "13900000001";

    private string Ticket => $"/api/v1/tickets/{filed.TicketId}";

    [Fact]
    public async Task Identity_InTheDatabaseAndItsBackup_IsNotReadable()
    {
        var key = Guid.NewGuid().ToString();
        await filed.Host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", FiledHost.Body("sealed"), ("Idempotency-Key", key));
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(filed.Host.Directory, "dispatch.db")};Pooling=false"))
        {
            connection.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = $"VACUUM INTO '{Path.Combine(filed.Host.Directory, "backup.db")}'";
            await command.ExecuteNonQueryAsync();
        }

        foreach (var file in Directory.EnumerateFiles(filed.Host.Directory, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Phone)).Should().Be(-1, $"{file} holds no plain phone number");
            content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes("王芳")).Should().Be(-1, $"{file} holds no plain name");
        }

        File.Delete(Path.Combine(filed.Host.Directory, "backup.db"));
        var again = await filed.Host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", FiledHost.Body("sealed"), ("Idempotency-Key", key));
        again.Headers.Contains("Idempotency-Replayed").Should().BeTrue();
        (await again.JsonAsync()).GetProperty("reporter").GetProperty("phone").GetString().Should().Be(Phone);
    }

    [Fact]
    public async Task KeyFile_IsForTheServicesAccountOnly() =>
        (OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(Path.Combine(filed.Host.Directory, "data.key")))
            .Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, await Task.FromResult("others could read it"));

    [Theory]
    [InlineData("demo-hotline", false)]
    [InlineData("demo-station-guiyuan", false)]
    [InlineData("demo-community-sunshine", true)]
    [InlineData("demo-street-hanjiang", true)]
    [InlineData("demo-district", true)]
    [InlineData("demo-admin", true)]
    [InlineData("demo-auditor", true)]
    public async Task Identity_IsMaskedForThoseWhoDoNotNeedIt(string key, bool masked)
    {
        var client = filed.Host.Client(key);
        var one = (await (await client.GetAsync(Ticket)).JsonAsync()).GetProperty("reporter");
        var listed = (await (await client.GetAsync("/api/v1/tickets")).JsonAsync()).GetProperty("items").EnumerateArray().First(t => t.GetProperty("id").GetString() == filed.TicketId).GetProperty("reporter");
        foreach (var reporter in new[] { one, listed })
        {
            reporter.GetProperty("masked").GetBoolean().Should().Be(masked);
            reporter.GetProperty("phone").GetString().Should().Be(masked ? "139****0001" : Phone);
            reporter.GetProperty("name").GetString().Should().Be(masked ? "王**" : "王芳");
        }
    }

    [Fact]
    public async Task Reveal_WithAReason_ShowsAndRecordsIt()
    {
        var street = filed.Host.Client("demo-street-hanjiang");
        await (await street.SendAsync(HttpMethod.Post, Ticket + "/reporter/reveal", """{"reason":" "}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);

        var shown = await (await street.SendAsync(HttpMethod.Post, Ticket + "/reporter/reveal", """{"reason":"核实地址"}""")).JsonAsync();

        shown.GetProperty("phone").GetString().Should().Be(Phone);
        var history = await (await street.GetAsync(Ticket + "/history?limit=200")).JsonAsync();
        var item = history.GetProperty("items").EnumerateArray().Last(i => i.GetProperty("kind").GetString() == "reporter.revealed");
        item.GetProperty("text").GetString().Should().Contain("核实地址").And.NotContain(Phone);
        item.GetProperty("actor").GetProperty("unitId").GetString().Should().Be("street-hanjiang");
        var audit = await (await filed.Host.Client("demo-auditor").GetAsync("/api/v1/audit?action=RevealReporter")).JsonAsync();
        audit.GetProperty("items")[0].GetProperty("subjectId").GetString().Should().Be(filed.TicketId);
        await (await filed.Host.Client("demo-dept-fire").SendAsync(HttpMethod.Post, Ticket + "/reporter/reveal", """{"reason":"x"}""")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        await (await filed.Host.Client("demo-admin").SendAsync(HttpMethod.Post, Ticket + "/reporter/reveal", """{"reason":"x"}""")).ShouldBeProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Anonymous_IsShownToNobody()
    {
        var body = FiledHost.Body("anonymous").Replace("\"anonymous\":false", "\"anonymous\":true", StringComparison.Ordinal).Replace(Phone, "13911112222", StringComparison.Ordinal);
        var ticket = await (await filed.Host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", body)).JsonAsync();
        var id = ticket.GetProperty("id").GetString();
        foreach (var key in new[] { "demo-hotline", "demo-station-guiyuan", "demo-district", "demo-admin" })
        {
            (await (await filed.Host.Client(key).GetAsync($"/api/v1/tickets/{id}")).Content.ReadAsStringAsync()).Should().NotContain("13911112222").And.NotContain("139****2222");
        }

        await (await filed.Host.Client("demo-station-guiyuan").SendAsync(HttpMethod.Post, $"/api/v1/tickets/{id}/reporter/reveal", """{"reason":"x"}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);
        (await SearchAsync("demo-hotline", "13911112222")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("demo-hotline", "+86 139-0000-0001", true)]
    [InlineData("demo-district", Phone, true)]
    [InlineData("demo-station-guiyuan", Phone, true)]
    [InlineData("demo-district", "13900000002", false)]
    public async Task Search_ByPhone_FindsWhatTheCallerMaySee(string key, string phone, bool found) =>
        (await SearchAsync(key, phone)).Contains(filed.TicketId).Should().Be(found);

    [Fact]
    public async Task Erase_ForgetsTheIdentityAndKeepsTheTicket()
    {
        var ticket = await filed.FileAsync("erased");
        var id = ticket.GetProperty("id").GetString()!;
        await (await filed.Host.Client("demo-station-guiyuan").SendAsync(HttpMethod.Post, $"/api/v1/tickets/{id}/reporter/erase", """{"reason":"x"}""")).ShouldBeProblemAsync(HttpStatusCode.Forbidden);

        (await filed.Host.Client("demo-district").SendAsync(HttpMethod.Post, $"/api/v1/tickets/{id}/reporter/erase", """{"reason":"本人申请"}""")).StatusCode.Should().Be(HttpStatusCode.OK);

        var left = await (await filed.Host.Client("demo-hotline").GetAsync($"/api/v1/tickets/{id}")).JsonAsync();
        left.GetProperty("reporter").ValueKind.Should().Be(JsonValueKind.Null);
        left.GetProperty("status").GetString().Should().Be("atStation");
        (await SearchAsync("demo-hotline", Phone)).Should().NotContain(id);
        filed.Host.Count($"SELECT COUNT(*) FROM reporters WHERE ticket_id = '{id}' AND sealed IS NULL AND phone_hash IS NULL AND erased_at IS NOT NULL").Should().Be(1);
    }

    [Fact]
    public async Task Key_Rotated_OpensEverythingAndTheOldKeyIsGone_AndLost_StopsTheStart()
    {
        var directory = RunningHost.NewDirectory();
        var keyFile = Path.Combine(directory, "data.key");
        string id;
        await using (var host = await RunningHost.StartAsync(directory: directory))
        {
            id = (await (await host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", FiledHost.Body("a"), ("Idempotency-Key", "kept"))).JsonAsync()).GetProperty("id").GetString()!;
        }

        var before = await File.ReadAllTextAsync(keyFile);
        (await HostVerbs.RunAsync(["data-key", "rotate", "--data", directory], TextWriter.Null)).Should().Be(0);

        var oldId = JsonDocument.Parse(before).RootElement.GetProperty("Current").GetString()!;
        (await File.ReadAllTextAsync(keyFile)).Should().NotContain(oldId);
        await using (var host = await RunningHost.StartAsync(directory: directory))
        {
            (await (await host.Client("demo-hotline").GetAsync($"/api/v1/tickets/{id}")).JsonAsync()).GetProperty("reporter").GetProperty("phone").GetString().Should().Be(Phone);
            var again = await host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", FiledHost.Body("a"), ("Idempotency-Key", "kept"));
            (await again.JsonAsync()).GetProperty("id").GetString().Should().Be(id);
        }

        File.Delete(keyFile);
        var start = () => DispatchHost.StartAsync(["--data", directory, "--urls", "http://127.0.0.1:0", "--environment", "Development"]);
        (await start.Should().ThrowAsync<StartFailure>()).Which.Message.Should().Contain("data key");
        File.Exists(keyFile).Should().BeFalse("a lost key is not silently replaced");
        await using (var host = await RunningHost.StartAsync(directory: directory, args: "--Dispatch:DataKey:AcceptLoss=true"))
        {
            (await (await host.Client("demo-hotline").GetAsync($"/api/v1/tickets/{id}")).JsonAsync()).GetProperty("reporter").ValueKind.Should().Be(JsonValueKind.Null);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Plain_FromAnEarlierVersion_IsSealedAtTheStartAndWiped()
    {
        var directory = RunningHost.NewDirectory();
        var database = Path.Combine(directory, "dispatch.db");
        string id;
        await using (var host = await RunningHost.StartAsync(directory: directory))
        {
            id = (await (await host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", FiledHost.Body("plain"))).JsonAsync()).GetProperty("id").GetString()!;
        }

        Execute(
            database,
            $"""
            DELETE FROM reporters;
            CREATE TABLE ticket_reporters_plain (ticket_id TEXT NOT NULL PRIMARY KEY, anonymous INTEGER NOT NULL, name TEXT, phone TEXT);
            INSERT INTO ticket_reporters_plain VALUES ('{id}', 0, '李雷雷', '13811112222');
            """);
        (await File.ReadAllTextAsync(database, Encoding.Latin1)).Should().Contain("13811112222");

        await using (var host = await RunningHost.StartAsync(directory: directory))
        {
            (await (await host.Client("demo-hotline").GetAsync($"/api/v1/tickets/{id}")).JsonAsync()).GetProperty("reporter").GetProperty("phone").GetString().Should().Be("13811112222");
        }

        (await File.ReadAllTextAsync(database, Encoding.Latin1)).Should().NotContain("13811112222");
        Directory.Delete(directory, recursive: true);
    }

    private async Task<IReadOnlyList<string?>> SearchAsync(string key, string phone)
    {
        var answer = await filed.Host.Client(key).SendAsync(HttpMethod.Post, "/api/v1/tickets/search", JsonSerializer.Serialize(new { phone }));
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray().Select(t => t.GetProperty("id").GetString())];
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql + ";PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }
}
