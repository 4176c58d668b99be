namespace Dispatch.Engine.Persistence;

/// <summary>Text to be stored that is encoded already, as JSON leaves its writer.</summary>
public sealed record Utf8Text(ReadOnlyMemory<byte> Bytes)
{
    /// <inheritdoc/>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Bytes.Span);
}
