using System.Net;
using Dispatch.Host.Composition;
using Microsoft.Data.Sqlite;

namespace Dispatch.Host.Tests;

public sealed class StartTests : IDisposable
{
    private readonly string _directory = RunningHost.NewDirectory();

    [Fact]
    public async Task Start_EmptyDirectory_ServesAndIsReady()
    {
        await using var host = await RunningHost.StartAsync(directory: _directory);

        var ready = await host.Client().GetAsync("/health/ready");
        ready.StatusCode.Should().Be(HttpStatusCode.OK);
        (await ready.JsonAsync()).GetProperty("parts").GetProperty("store").GetString().Should().Be("ok");
        (await host.Client().GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Start_SecondTime_FindsEverythingAsLeft()
    {
        await using (var first = await RunningHost.StartAsync(directory: _directory))
        {
            await first.KeyAsync("community", "community-sunshine");
        }

        await using var second = await RunningHost.StartAsync(directory: _directory);
        second.Count("SELECT COUNT(*) FROM host_api_keys WHERE is_demo = 1").Should().Be(11);
        second.Count("SELECT COUNT(*) FROM host_api_keys WHERE is_demo = 0").Should().Be(1);
    }

    [Fact]
    public async Task Start_AfterAKillWhileMigrating_DoesNotWaitForTheLockThatWasLeft()
    {
        Directory.CreateDirectory(_directory);
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(_directory, "dispatch.db")};Pooling=false"))
        {
            await database.OpenAsync();
            await using var left = database.CreateCommand();
            left.CommandText = """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-09-21');""";
            await left.ExecuteNonQueryAsync();
        }

        await using var host = await RunningHost.StartAsync(directory: _directory).WaitAsync(TimeSpan.FromMinutes(1));
        (await host.Client().GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Start_DirectoryOfARunningHost_IsRefusedInOneLine()
    {
        await using var first = await RunningHost.StartAsync(directory: _directory);

        var second = () => DispatchHost.Build(["--data", _directory]);

        var failure = second.Should().Throw<StartFailure>().Which;
        failure.ExitCode.Should().Be(StartFailure.DataDirectoryInUse);
        failure.Message.Should().Contain("in use").And.Contain(_directory).And.NotContain("\n");
    }

    [Fact]
    public async Task Start_AfterTheFirstHostEnded_TakesTheLock()
    {
        await using (await RunningHost.StartAsync(directory: _directory))
        {
        }

        await using var second = await RunningHost.StartAsync(directory: _directory);
        (await second.Client().GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void Start_DirectoryThatCannotBeWritten_IsRefusedInOneLine()
    {
        // Also the administrator cannot write below a file.
        System.IO.File.WriteAllText(_directory + ".file", "");
        var start = () => DispatchHost.Build(["--data", Path.Combine(_directory + ".file", "data")]);

        var failure = start.Should().Throw<StartFailure>().Which;
        failure.ExitCode.Should().Be(StartFailure.DataDirectoryUnusable);
        failure.Message.Should().Contain("cannot be written").And.NotContain("\n");
    }

    [SkippableFact]
    public void Start_FullDisk_IsRefusedInOneLine()
    {
        Skip.IfNot(File.Exists("/dev/full"), "needs a system with /dev/full");
        Directory.CreateDirectory(_directory);
        File.CreateSymbolicLink(Path.Combine(_directory, ".probe"), "/dev/full");
        var start = () => DispatchHost.Build(["--data", _directory]);

        var failure = start.Should().Throw<StartFailure>().Which;
        failure.ExitCode.Should().Be(StartFailure.DataDirectoryUnusable);
        failure.Message.Should().Contain("full").And.NotContain("\n");
    }

    [Fact]
    public async Task Start_DatabaseThatIsNone_IsRefusedInOneLine()
    {
        Directory.CreateDirectory(_directory);
        await File.WriteAllTextAsync(Path.Combine(_directory, "dispatch.db"), new string('x', 8192));

        var start = () => RunningHost.StartAsync(directory: _directory);

        var failure = (await start.Should().ThrowAsync<StartFailure>()).Which;
        failure.Message.Should().NotContain("\n");
    }

    [Fact]
    public async Task Start_AddressTaken_IsRefusedInOneLine()
    {
        await using var first = await RunningHost.StartAsync(directory: _directory);
        var other = RunningHost.NewDirectory();

        var second = () => DispatchHost.StartAsync(["--urls", first.Address.ToString(), "--data", other]);

        var failure = (await second.Should().ThrowAsync<StartFailure>()).Which;
        failure.ExitCode.Should().Be(StartFailure.AddressInUse);
        Directory.Delete(other, recursive: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }

        File.Delete(_directory + ".file");
    }
}
