namespace Dispatch.Host.Commands;

/// <summary>
/// Something an operator does from the command line instead of serving, such as <c>backup</c> or <c>audit verify</c>:
/// <c>Dispatch.Host VERB --data DIR …</c>. A class that implements it is found by itself.
/// </summary>
internal interface IHostVerb
{
    /// <summary>The words before the first option, in lower case.</summary>
    string Words { get; }

    /// <summary>Options and purpose in one line, for the list of verbs.</summary>
    string Usage { get; }

    /// <summary>Does it; answers the exit code, 0 for good.</summary>
    /// <exception cref="Composition.StartFailure">It can't be done, and why, in one line.</exception>
    Task<int> RunAsync(VerbCall call);
}
