using System.Net;
using System.Net.Sockets;

namespace Dispatch.Host.Webhooks;

/// <summary>Where webhooks may go: public addresses only, so that nobody makes the host call into its own network; loopback in Development.</summary>
internal static class WebhookTargets
{
    /// <summary>Whether deliveries may go to an address.</summary>
    public static bool IsAllowed(IPAddress address, bool development)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return IPAddress.IsLoopback(address) ? development : address.AddressFamily == AddressFamily.InterNetwork ? IsPublic4(address) : IsPublic6(address);
    }

    /// <summary>A client that looks at the address it really connects to, whatever the name says then, and follows no redirect.</summary>
    public static SocketsHttpHandler Handler(bool development) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = async (context, cancellation) =>
        {
            var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
            var allowed = Array.Find(addresses, a => IsAllowed(a, development)) ?? throw new HttpRequestException("目标地址不允许。The target's address is not allowed.");
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    private static bool IsPublic4(IPAddress address)
    {
        var b = address.GetAddressBytes();
        return !(b[0] is 0 or 10 or 127 or >= 224
            || (b[0] == 100 && b[1] is >= 64 and < 128)
            || (b[0] == 169 && b[1] == 254)
            || (b[0] == 172 && b[1] is >= 16 and < 32)
            || (b[0] == 192 && b[1] == 168)
            || (b[0] == 192 && b[1] == 0 && b[2] is 0 or 2)
            || (b[0] == 198 && b[1] is 18 or 19));
    }

    private static bool IsPublic6(IPAddress address) =>
        !(address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any));
}
