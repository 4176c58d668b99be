using System.Collections.Concurrent;
using Dispatch.Engine.Client;

namespace Dispatch.Host.ElsaApi;

/// <summary>
/// What each sign-in last received of each definition, so that a save can be held against it: Studio sends no version of the draft that it worked on.
/// Kept in memory; after a restart the first one to save goes on, and whoever had the page open beside them is told to open it again.
/// </summary>
internal sealed class DraftReceipts
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<(string SignIn, string DefinitionId), string> _received = new();
    private readonly ConcurrentDictionary<string, string> _savedBy = new();

    /// <summary>Remembers what a sign-in has just received.</summary>
    public void Received(string signIn, string definitionId, string revision)
    {
        if (_received.Count >= Most)
        {
            _received.Clear();
        }

        _received[(signIn, definitionId)] = revision;
    }

    /// <summary>Remembers who saved last, and what they got back; a version that a newer draft stands beside is nothing that a save is held against.</summary>
    public void Saved(string signIn, SavedDefinition saved)
    {
        if (saved.Definition is { IsLatest: true, DefinitionId: var definitionId })
        {
            _savedBy[definitionId] = signIn;
            Received(signIn, definitionId, saved.Revision);
        }
    }

    /// <summary>The revision that a save must find; null when any will do.</summary>
    public string? Expected(string signIn, string definitionId, bool namesVersion)
    {
        if (_received.TryGetValue((signIn, definitionId), out var revision))
        {
            return revision;
        }

        return namesVersion && _savedBy.TryGetValue(definitionId, out var other) && other != signIn ? "received before the restart" : null;
    }
}
