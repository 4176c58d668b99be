namespace Dispatch.Engine.Expressions;

/// <summary>What one expression may use before it becomes an incident.</summary>
public sealed class ScriptLimits
{
    /// <summary>Longest time of one evaluation.</summary>
    /// <value>Default 2 seconds.</value>
    public TimeSpan Time { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time of one match of a regular expression.</summary>
    /// <value>Default 250 ms.</value>
    public TimeSpan RegexTime { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Most statements of one evaluation.</summary>
    /// <value>Default 1,000,000.</value>
    public int Statements { get; set; } = 1_000_000;

    /// <summary>Most memory of one evaluation, in bytes.</summary>
    /// <value>Default 32 MiB.</value>
    public long Memory { get; set; } = 32 * 1024 * 1024;

    /// <summary>Deepest calls within calls.</summary>
    /// <value>Default 200.</value>
    public int Recursion { get; set; } = 200;

    /// <summary>Longest text that an expression may make, in characters.</summary>
    /// <value>Default 1,000,000.</value>
    public int Text { get; set; } = 1_000_000;

    /// <summary>Most items of a list that an expression may make.</summary>
    /// <value>Default 1,000,000.</value>
    public int Items { get; set; } = 1_000_000;
}
