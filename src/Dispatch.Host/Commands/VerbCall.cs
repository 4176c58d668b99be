using Dispatch.Host.Composition;

namespace Dispatch.Host.Commands;

/// <summary>What a verb was called with.</summary>
/// <param name="Configuration">Options of file, environment and command line; own options of the verb stand at the top level, e.g. <c>--to</c> as <c>to</c>.</param>
/// <param name="Data">Path of the data directory.</param>
/// <param name="Out">Where the answer goes, line by line.</param>
/// <param name="Open">Builds the services of a host over the data directory without taking its lock and without serving; a running host is not disturbed. Only to read.</param>
internal sealed record VerbCall(IConfiguration Configuration, string Data, TextWriter Out, Func<WebApplication> Open)
{
    /// <summary>An option that the verb can't do without.</summary>
    /// <exception cref="StartFailure">It is missing.</exception>
    public string Required(string option) =>
        Configuration[option] is { Length: > 0 } value
            ? value
            : throw new StartFailure(StartFailure.Misconfigured, $"--{option} is missing. 缺少参数 --{option}。");
}
