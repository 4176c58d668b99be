using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dispatch.Host.Tests;

/// <summary>Clients that are slow on purpose: they are let go, and nobody waits for them.</summary>
public sealed class SlowClientTests(FiledHost filed) : IClassFixture<FiledHost>
{
    private const int Many = 500;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Requests_SentDropByDrop_AreLetGo_WhileOthersAreAnswered()
    {
        var idle = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => OpenAsync("")));
        var halfHeaders = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => OpenAsync("GET /api/v1/tickets HTTP/1.1\r\nHost: x\r\nX-Slow: ")));
        using var halfBody = await OpenAsync("POST /api/v1/tickets HTTP/1.1\r\nHost: x\r\nX-Api-Key: demo-hotline\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");

        (await filed.FileAsync("among-the-slow")).GetProperty("id").GetString().Should().NotBeEmpty();

        (await AnswerAsync(halfHeaders[0])).Should().StartWith("HTTP/1.1 408");
        (await AnswerAsync(halfBody)).Should().MatchRegex("^(HTTP/1.1 408|$)", "the connection ends, with an answer where there is somebody to take it");
        foreach (var client in idle.Concat(halfHeaders))
        {
            client.Dispose();
        }
    }

    [Fact]
    public async Task Headers_OfGiantSize_AreRefused()
    {
        using var client = await OpenAsync($"GET /api/v1/tickets HTTP/1.1\r\nHost: x\r\nX-Giant: {new string('x', 20 * 1024)}\r\n\r\n");
        (await AnswerAsync(client)).Should().StartWith("HTTP/1.1 431");
        (await filed.Host.Client("demo-hotline").GetAsync("/api/v1/tickets?limit=1")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<TcpClient> OpenAsync(string text)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, filed.Host.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        return client;
    }

    // Up to the end of the connection, which the host decides on.
    private static async Task<string> AnswerAsync(TcpClient client)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
        try
        {
            return await reader.ReadToEndAsync(patience.Token);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
