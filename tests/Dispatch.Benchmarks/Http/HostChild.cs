using System.Diagnostics;
using System.Globalization;

namespace Dispatch.Benchmarks.Http;

/// <summary>The host in a process of its own, as an operator runs it.</summary>
internal sealed class HostChild : IAsyncDisposable
{
    private readonly Process _process;

    private HostChild(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>From the start of the process to its first ready answer.</summary>
    public TimeSpan TimeToReady { get; private set; }

    /// <summary>What the process holds in memory now, in megabytes, as the operating system counts it.</summary>
    public double Megabytes => StatusOf("VmRSS");

    /// <summary>The most that the process has held, in megabytes.</summary>
    public double MostMegabytes => StatusOf("VmHWM");

    /// <summary>The processor time it has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it over a data directory, with further options besides the usual, and waits until it is ready.</summary>
    public static async Task<HostChild> StartAsync(string data, params string[] options)
    {
        var port = FreePort();
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            typeof(HostChild).Assembly.Location, "host", "--urls", $"http://127.0.0.1:{port}", "--data", data, "--environment", "Development",
            "--Dispatch:RequestsPerSecond", "1000000", "--Dispatch:AnonymousRequestsPerSecond", "1000000", "--Logging:LogLevel:Default", "Warning", .. options,
        ];
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        var watch = Stopwatch.StartNew();
        var child = new HostChild(Process.Start(info)!, port);
        child._process.OutputDataReceived += (_, _) => { };
        child._process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is { } line)
            {
                Console.Error.WriteLine(line);
            }
        };
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(10) };
        while (!await IsReadyAsync(http))
        {
            if (child._process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new InvalidOperationException("The host did not become ready.");
            }

            await Task.Delay(10);
        }

        child.TimeToReady = watch.Elapsed;
        return child;
    }

    private double StatusOf(string line) => long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith(line, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024.0;

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
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

    /// <summary>SIGKILL.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
