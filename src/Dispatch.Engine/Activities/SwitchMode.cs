
namespace Dispatch.Engine.Activities;

/// <summary>How many cases of a switch are taken.</summary>
public enum SwitchMode
{
    /// <summary>The first that matches.</summary>
    MatchFirst,

    /// <summary>All that match.</summary>
    MatchAny,
}
