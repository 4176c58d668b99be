using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dispatch.Samples.Tests;

/// <summary>A real host in a process of its own, on a free port and an empty data directory, as a newcomer starts it.</summary>
internal sealed partial class RunningHost : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _data;

    private RunningHost(Process process, DirectoryInfo data, string url)
    {
        _process = process;
        _data = data;
        Url = url;
    }

    public string Url { get; }

    /// <summary>What the scripts need to find this host.</summary>
    public Dictionary<string, string> Environment => new() { ["BASE"] = Url };

    public static async Task<RunningHost> StartAsync(params string[] options)
    {
        var data = Directory.CreateTempSubdirectory("dispatch-samples-");
        var start = new ProcessStartInfo("dotnet", [Checkout.Assembly("Dispatch.Host"), "--urls", "http://127.0.0.1:0", "--data", data.FullName, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data.FullName,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";

        var process = Process.Start(start)!;
        return new RunningHost(process, data, await AddressAsync(process));
    }

    /// <summary>What the host answers to a key.</summary>
    public async Task<JsonElement> JsonAsync(string key, string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Url) };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return await client.GetFromJsonAsync<JsonElement>(path);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _data.Delete(recursive: true);
    }

    // The host says where it listens once it is ready; its later output is read so that it never waits for a full pipe.
    private static async Task<string> AddressAsync(Process process)
    {
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new StringBuilder();
        void Read(object sender, DataReceivedEventArgs line)
        {
            lock (said)
            {
                said.AppendLine(line.Data);
            }

            var match = ReadyLine().Match(line.Data ?? "");
            if (match.Success)
            {
                ready.TrySetResult(match.Groups[1].Value);
            }
        }

        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The host ended with {process.ExitCode}: {said}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return await ready.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [GeneratedRegex(@"ready at (http://[\d.]+:\d+)")]
    private static partial Regex ReadyLine();
}
