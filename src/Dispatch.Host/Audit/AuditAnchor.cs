using System.Globalization;

namespace Dispatch.Host.Audit;

/// <summary>The head of the audit at some time, kept outside as <c>SEQ:HASH</c>: it proves later that nothing up to it was cut off or written anew.</summary>
internal sealed record AuditAnchor(long Seq, string Hash)
{
    /// <summary>Reads one; null when the text is none.</summary>
    public static AuditAnchor? Parse(string text) =>
        text.Trim().Split(':') is [var seq, { Length: 64 } hash] && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new AuditAnchor(number, hash) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq}:{Hash}");
}
