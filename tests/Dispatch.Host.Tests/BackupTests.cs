using System.Net.Http.Json;
using Dispatch.Host.Commands;
using Dispatch.Host.Composition;

namespace Dispatch.Host.Tests;

public sealed class BackupTests : IDisposable
{
    private readonly string _copies = Directory.CreateDirectory(RunningHost.NewDirectory()).FullName;

    [Fact]
    public async Task Backup_OfARunningHost_RestoresToWhatWasThere()
    {
        string number;
        await using (var host = await RunningHost.StartAsync())
        {
            var filed = await host.Client("demo-hotline").PostAsJsonAsync(
                "/api/v1/tickets", new { channel = "hotline", title = "停水", categoryCode = "water.outage", compoundId = "compound-guiyuan" });
            number = (await filed.JsonAsync()).GetProperty("number").GetString()!;
            (await RunAsync("backup", "--data", host.Directory, "--to", Copy("backup"))).Code.Should().Be(0);
            await host.Client("demo-hotline").PostAsJsonAsync(
                "/api/v1/tickets", new { channel = "hotline", title = "后来的", categoryCode = "water.outage", compoundId = "compound-guiyuan" });
        }

        (await RunAsync("restore", "--data", Copy("restored"), "--from", Copy("backup"))).Code.Should().Be(0);

        await using var restored = await RunningHost.StartAsync(directory: Copy("restored"));
        var tickets = (await (await restored.Client("demo-admin").GetAsync("/api/v1/tickets")).JsonAsync()).GetProperty("items");
        tickets.EnumerateArray().Select(t => t.GetProperty("number").GetString()).Should().Equal(number);
    }

    [Fact]
    public async Task Restore_OverADatabase_IsRefused()
    {
        await using (var host = await RunningHost.StartAsync(directory: Copy("data")))
        {
            await RunAsync("backup", "--data", Copy("data"), "--to", Copy("backup"));
        }

        var restore = () => RunAsync("restore", "--data", Copy("data"), "--from", Copy("backup"));

        (await restore.Should().ThrowAsync<StartFailure>()).Which.Message.Should().Contain("holds a database");
    }

    [Fact]
    public async Task Restore_OfADamagedCopy_IsRefusedAndLeavesNothing()
    {
        Directory.CreateDirectory(Copy("backup"));
        await File.WriteAllTextAsync(Path.Combine(Copy("backup"), DataDirectory.DatabaseFile), "no database, but longer than the header of one would be in any case");

        var restore = () => RunAsync("restore", "--data", Copy("data"), "--from", Copy("backup"));

        (await restore.Should().ThrowAsync<StartFailure>()).Which.ExitCode.Should().Be(StartFailure.DataDirectoryUnusable);
        Directory.Exists(Copy("data")).Should().BeFalse();
    }

    [Fact]
    public async Task Verb_ThatIsUnknown_NamesThoseThereAre()
    {
        var run = () => RunAsync("back-up");

        (await run.Should().ThrowAsync<StartFailure>()).Which.Message.Should().Contain("back-up").And.Contain("restore");
    }

    public void Dispose() => Directory.Delete(_copies, recursive: true);

    private static async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        return (await HostVerbs.RunAsync(args, output), output.ToString());
    }

    private string Copy(string name) => Path.Combine(_copies, name);
}
