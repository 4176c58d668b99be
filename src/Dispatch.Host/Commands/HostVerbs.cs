using Dispatch.Host.Composition;

namespace Dispatch.Host.Commands;

/// <summary>Finds and runs what the command line names before its first option.</summary>
internal static class HostVerbs
{
    private static readonly IHostVerb[] _all =
    [
        .. typeof(HostVerbs).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IHostVerb)))
            .Select(type => (IHostVerb)Activator.CreateInstance(type)!)
            .OrderBy(verb => verb.Words, StringComparer.Ordinal),
    ];

    /// <summary>Whether the command line names a verb, known or not. Without one the host serves.</summary>
    public static bool NamesOne(string[] args) => args is [{ Length: > 0 } first, ..] && first[0] is not ('-' or '/');

    /// <summary>Runs it; answers its exit code.</summary>
    /// <exception cref="StartFailure">There is no such verb, or it can't be done.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        var verb = _all.FirstOrDefault(v => v.Words == string.Join(' ', words)) ?? throw Unknown(words);
        var options = args[words.Length..];
        var configuration = DispatchHost.ConfigurationOf(options);
        var data = Path.GetFullPath(configuration["Dispatch:Data"] ?? new HostSettings().Data);
        return await verb.RunAsync(new VerbCall(configuration, data, output, () => DispatchHost.BuildToRead(options)));
    }

    private static StartFailure Unknown(string[] words)
    {
        var known = string.Join('\n', _all.Select(v => $"  {v.Words} {v.Usage}"));
        return new StartFailure(StartFailure.Misconfigured, $"There is no verb '{string.Join(' ', words)}'. Without a verb the host serves. Verbs:\n{known}");
    }
}
