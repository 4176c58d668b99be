using System.Diagnostics;
using System.Globalization;

namespace Dispatch.Campaign.Load;

/// <summary>strace attached to a running host, to interfere with its system calls.</summary>
internal sealed class Strace : IDisposable
{
    private readonly Process _process;

    private Strace(Process process) => _process = process;

    /// <summary>Attaches, and answers when the calls of every thread pass through it. Needs the program <c>strace</c>.</summary>
    /// <param name="pid">The host.</param>
    /// <param name="inject">What to do to which calls, in strace's words, e.g. <c>pwrite64:error=EIO</c>.</param>
    public static async Task<Strace> AttachAsync(int pid, string inject)
    {
        var calls = inject[..inject.IndexOf(':', StringComparison.Ordinal)];
        var info = new ProcessStartInfo("strace", ["-f", "-o", "/dev/null", "-e", "trace=" + calls, "-e", "inject=" + inject, "-p", pid.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true };
        var process = Process.Start(info)!;
        var attached = new TaskCompletionSource();
        process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is null || e.Data.Contains("attached", StringComparison.Ordinal))
            {
                attached.TrySetResult();
            }
        };
        process.BeginErrorReadLine();
        await attached.Task;
        return process.HasExited ? throw new InvalidOperationException("strace could not attach.") : new Strace(process);
    }

    /// <summary>Lets go of the host, which runs on undisturbed.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // SIGTERM makes strace detach; a SIGKILL would leave the host stopped.
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
