using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Dispatch.Host.Tests;

/// <summary>A mail server that speaks as much SMTP as a client needs, and refuses the recipients it is told to.</summary>
internal sealed class TinyMailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public TinyMailServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public string? Refused { get; set; }

    public ConcurrentQueue<(string To, string Text)> Mails { get; } = new();

    /// <summary>The mails as they came, headers and all.</summary>
    public ConcurrentQueue<string> Sources { get; } = new();

    /// <summary>One turn for each mail that came, for whoever waits for mails.</summary>
    public SemaphoreSlim Came { get; } = new(0);

    public void Dispose()
    {
        _listener.Dispose();
        Came.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = TalkAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 tiny");
            var to = "";
            while (await reader.ReadLineAsync() is { } line && !line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
                {
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    await writer.WriteLineAsync(to == Refused ? $"550 no mailbox {to}" : "250 ok");
                }
                else if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                {
                    await writer.WriteLineAsync("354 go on");
                    Mails.Enqueue((to, await MailAsync(reader)));
                    Came.Release();
                    await writer.WriteLineAsync("250 taken");
                }
                else
                {
                    await writer.WriteLineAsync("250 ok");
                }
            }

            await writer.WriteLineAsync("221 bye");
        }
    }

    private async Task<string> MailAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            lines.Add(line);
        }

        Sources.Enqueue(string.Join("\r\n", lines));
        var source = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        var message = await MimeKit.MimeMessage.LoadAsync(source);
        return message.Subject + "\n" + message.TextBody;
    }
}
