using Dispatch.Engine.Primitives;

namespace Dispatch.Workflows.Residents;

/// <summary>The key with which stored identities were sealed is not there.</summary>
public sealed class DataKeyMissingException(string path) : EngineException(
    $"The data key that residents' identities are encrypted with is not in {path}: put it back from its backup, or name its place with --Dispatch:DataKey:Path. If it is lost for good, --Dispatch:DataKey:AcceptLoss=true starts with a new key; the old identities stay unreadable.");
