namespace Dispatch.Host.Pages.Admin;

/// <summary>How a field of an entry is filled in.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Several lines of text.</summary>
    Long,

    /// <summary>Words with commas between.</summary>
    Words,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>One of some values.</summary>
    Choice,

    /// <summary>Any of some values.</summary>
    Choices,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A table of its own.</summary>
    Rows,
}
