namespace Dispatch.Host.Composition;

/// <summary>Why the host cannot start, in one line for the operator, with the exit code.</summary>
internal sealed class StartFailure(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public const int DataDirectoryInUse = 3;
    public const int DataDirectoryUnusable = 4;
    public const int AddressInUse = 5;
    public const int Misconfigured = 6;

    public int ExitCode => exitCode;
}
