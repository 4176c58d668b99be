using System.Diagnostics;

namespace Dispatch.Campaign.Load;

/// <summary>A host in a process of its own, to be killed. It ends with the campaign, however that ends.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();

    private HostProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to its first ready answer.</summary>
    public TimeSpan TimeToReady { get; private set; }

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    /// <summary>Starts a host and waits until it is ready.</summary>
    public static async Task<HostProcess> StartAsync(string data, int port, string? fault, IReadOnlyList<string> options, string? wrapper = null)
    {
        var host = Launch(data, port, fault, options, wrapper);
        await host.WaitUntilReadyAsync();
        return host;
    }

    /// <summary>Starts a host and does not wait. <paramref name="wrapper"/> is a command to run it under.</summary>
    public static HostProcess Launch(string data, int port, string? fault, IReadOnlyList<string> options, string? wrapper = null)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        List<string> command =
        [
            .. wrapper?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            "dotnet", typeof(HostProcess).Assembly.Location, "host", "--urls", address.ToString().TrimEnd('/'), "--data", data, "--environment", "Development",
            .. fault is null ? (string[])[] : ["--fault", fault],
            .. options,
        ];
        var info = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["Logging__LogLevel__Default"] = "Warning";
        var host = new HostProcess(Process.Start(info)!, address);
        host.Drain(Path.Combine(data, "..", $"host-{port}.log"));
        return host;
    }

    /// <summary>Waits for the first ready answer.</summary>
    public async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
        while (_sinceStart.Elapsed < _patience && !_process.HasExited)
        {
            if (await IsReadyAsync(http))
            {
                TimeToReady = _sinceStart.Elapsed;
                return;
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException(_process.HasExited ? $"The host ended with exit code {_process.ExitCode}; see its log." : "The host was not ready in time.");
    }

    /// <summary>SIGKILL, and nothing else.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    public Task WaitForExitAsync() => _process.WaitForExitAsync();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Drain(string log)
    {
        var writer = TextWriter.Synchronized(new StreamWriter(log, append: true) { AutoFlush = true });
        _process.OutputDataReceived += (_, e) => writer.WriteLine(e.Data);
        _process.ErrorDataReceived += (_, e) => writer.WriteLine(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }
}
