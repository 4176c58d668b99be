namespace Dispatch.Engine.State;

/// <summary>A failure as data.</summary>
public sealed record IncidentException(string Type, string Message, string? StackTrace, IncidentException? InnerException)
{
    /// <summary>The failure of <paramref name="exception"/>, two causes deep.</summary>
    public static IncidentException From(Exception exception, int depth = 0) =>
        new(exception.GetType().FullName!, exception.Message, exception.StackTrace, exception.InnerException is { } inner && depth < 2 ? From(inner, depth + 1) : null);
}
