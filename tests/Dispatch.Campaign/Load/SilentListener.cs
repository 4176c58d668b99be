using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Dispatch.Campaign.Load;

/// <summary>Takes connections and never says a word.</summary>
internal sealed class SilentListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _held = [];
    private Task _taking = Task.CompletedTask;

    private SilentListener()
    {
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/never";

    public static SilentListener Start()
    {
        var listener = new SilentListener();
        listener._listener.Start();
        listener._taking = listener.TakeAsync();
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _taking;
        foreach (var client in _held)
        {
            client.Dispose();
        }
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                _held.Add(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
