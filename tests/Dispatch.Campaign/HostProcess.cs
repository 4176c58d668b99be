using System.Diagnostics;

namespace Dispatch.Campaign;

/// <summary>A host in a process of its own, to be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

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

    public static async Task<HostProcess> StartAsync(string data, int port, string? fault, IReadOnlyList<string> options, string? wrapper = null)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var arguments = new List<string> { typeof(HostProcess).Assembly.Location, "host", "--urls", address.ToString().TrimEnd('/'), "--data", data, "--environment", "Development" };
        if (fault is not null)
        {
            arguments.AddRange(["--fault", fault]);
        }

        arguments.AddRange(options);
        var info = wrapper is null ? new ProcessStartInfo("dotnet") : new ProcessStartInfo("bash");
        foreach (var argument in wrapper is null ? arguments : ["-c", $"exec {wrapper} dotnet {string.Join(' ', arguments)}"])
        {
            info.ArgumentList.Add(argument);
        }

        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        info.Environment["Logging__LogLevel__Default"] = "Warning";
        var watch = Stopwatch.StartNew();
        var host = new HostProcess(Process.Start(info)!, address);
        host.Drain(Path.Combine(data, "..", $"host-{port}.log"));
        await host.WaitUntilReadyAsync(TimeSpan.FromSeconds(60));
        host.TimeToReady = watch.Elapsed;
        return host;
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

    private async Task WaitUntilReadyAsync(TimeSpan limit)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < limit && !_process.HasExited)
        {
            try
            {
                if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException(_process.HasExited ? $"The host ended with exit code {_process.ExitCode}; see its log." : "The host was not ready in time.");
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
