
namespace Dispatch.Engine.Activities;

/// <summary>How far a sequence or a loop has come.</summary>
internal sealed class LoopState
{
    public long Index { get; set; }

    public bool Breaks { get; set; }
}
