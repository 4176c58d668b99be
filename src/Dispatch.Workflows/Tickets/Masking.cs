namespace Dispatch.Workflows.Tickets;

/// <summary>Shows just enough of a person to be recognised by those who know them.</summary>
public static class Masking
{
    /// <summary>The first character of a name.</summary>
    public static string? Name(string? name) => string.IsNullOrEmpty(name) ? name : string.Concat(System.Globalization.StringInfo.GetNextTextElement(name), "**");

    /// <summary>The last four digits of a number, and the first three when it is long enough.</summary>
    public static string? Phone(string? phone) => phone switch
    {
        null or "" => phone,
        { Length: >= 11 } => string.Concat(phone.AsSpan(0, 3), "****", phone.AsSpan(phone.Length - 4)),
        { Length: > 4 } => string.Concat("****", phone.AsSpan(phone.Length - 2)),
        _ => "****",
    };
}
