using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Dispatch.Benchmarks.Http;

/// <summary>One kept-alive connection that sends JSON and reads the answer, with as little work of its own as can be: the generator shares the host's two cores.</summary>
internal sealed class LeanClient : IDisposable
{
    private readonly TcpClient _tcp;
    private readonly NetworkStream _stream;
    private readonly string _head;
    private byte[] _buffer = new byte[64 * 1024];

    public LeanClient(int port, string apiKey)
    {
        _tcp = new TcpClient("127.0.0.1", port) { NoDelay = true };
        _stream = _tcp.GetStream();
        _head = $"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Api-Key: {apiKey}\r\n";
    }

    /// <summary>Posts a body with an idempotency key; answers the body of the answer.</summary>
    public Task<ReadOnlyMemory<byte>> PostAsync(string path, string body, string key) => SendAsync(
        $"POST {path} {_head}Idempotency-Key: {key}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}");

    public async Task<JsonObject> GetAsync(string path) => JsonNode.Parse((await SendAsync($"GET {path} {_head}\r\n")).Span)!.AsObject();

    private async Task<ReadOnlyMemory<byte>> SendAsync(string request)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        var (read, end) = (0, -1);
        while (end < 0)
        {
            read += await ReadAsync(read);
            end = _buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
        }

        var head = Encoding.ASCII.GetString(_buffer, 0, end);
        var length = Length(head);
        while (read < end + 4 + length)
        {
            read += await ReadAsync(read);
        }

        var body = _buffer.AsMemory(end + 4, length);
        return head.AsSpan(9, 1) is "2" ? body : throw new InvalidOperationException($"{request[..request.IndexOf('\r', StringComparison.Ordinal)]} answered {head[9..12]}: {Encoding.UTF8.GetString(body.Span)}");
    }

    private async ValueTask<int> ReadAsync(int from)
    {
        if (from == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await _stream.ReadAsync(_buffer.AsMemory(from));
        return read > 0 ? read : throw new IOException("The host closed the connection.");
    }

    private static int Length(string head)
    {
        const string Name = "Content-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            throw new InvalidOperationException("An answer without a length: " + head);
        }

        var end = head.IndexOf('\r', at);
        return int.Parse(head.AsSpan(at + Name.Length, (end < 0 ? head.Length : end) - at - Name.Length), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _tcp.Dispose();
    }
}
