using System.Text.Json;

namespace Dispatch.Campaign.Load;

/// <summary>The client's own log of what it sent and what was acknowledged, forced to the disk before the client goes on.</summary>
internal sealed class OperationLog : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _lock = new();

    public OperationLog(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    public void Sent(Operation operation) => Write(operation);

    public void Answered(Operation operation) => Write(operation);

    /// <summary>The last word on each request.</summary>
    public static Dictionary<string, Operation> Read(string path)
    {
        var operations = new Dictionary<string, Operation>();
        foreach (var line in File.ReadLines(path))
        {
            var operation = JsonSerializer.Deserialize<Operation>(line)!;
            if (!operations.TryGetValue(operation.Key, out var known) || known.IsUnknown)
            {
                operations[operation.Key] = operation;
            }
        }

        return operations;
    }

    public void Dispose() => _file.Dispose();

    private void Write(Operation operation)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(operation with { At = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds });
        lock (_lock)
        {
            _file.Write(line);
            _file.WriteByte((byte)'\n');
            _file.Flush(flushToDisk: operation.Status != 0);
        }
    }
}
