using System.Diagnostics;
using System.Text;

namespace Dispatch.Samples.Tests;

/// <summary>One run of a script of <c>samples/</c>: its exit code and what it printed.</summary>
internal sealed record ScriptRun(int ExitCode, string Output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static Task<ScriptRun> OfAsync(string script, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunAsync("bash", [Checkout.Sample(script), .. arguments], environment);

    /// <summary>The same of a program that was built with these tests.</summary>
    public static Task<ScriptRun> OfProgramAsync(string name, params string[] arguments) =>
        RunAsync("dotnet", [Checkout.Assembly(name), .. arguments], new Dictionary<string, string>());

    private static async Task<ScriptRun> RunAsync(string command, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Append(output, $"(ended by the test after {Patience})");
            await process.WaitForExitAsync();
        }

        lock (output)
        {
            return new ScriptRun(process.ExitCode, output.ToString());
        }
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
