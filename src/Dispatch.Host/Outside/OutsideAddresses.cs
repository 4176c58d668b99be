using System.Net;
using System.Net.Sockets;

namespace Dispatch.Host.Outside;

/// <summary>
/// Where the host may call when others say where, in a subscription or a workflow's request: public addresses only, so that nobody makes it call into its own network; loopback in Development.
/// </summary>
internal static class OutsideAddresses
{
    /// <summary>Whether an address may be called.</summary>
    public static bool IsAllowed(IPAddress address, bool development)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return IPAddress.IsLoopback(address) ? development : address.AddressFamily == AddressFamily.InterNetwork ? IsPublic4(address) : IsPublic6(address);
    }

    /// <summary>
    /// A client that looks at the address it really connects to, whatever the name says then, and follows no redirect. The address that was looked at
    /// is the one connected to: a name that answers otherwise the second time gains nothing.
    /// </summary>
    public static SocketsHttpHandler Handler(bool development, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null, IReadOnlyList<string>? innerHosts = null) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = async (context, cancellation) =>
        {
            var addresses = await (resolve ?? Dns.GetHostAddressesAsync)(context.DnsEndPoint.Host, cancellation);
            var allowed = Array.Find(addresses, a => IsAllowed(a, development) || innerHosts?.Contains(context.DnsEndPoint.Host, StringComparer.OrdinalIgnoreCase) == true) ?? throw new HttpRequestException("目标地址不允许。The target's address is not allowed.");
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
            || (b[0] == 192 && b[1] == 88 && b[2] == 99)
            || (b[0] == 198 && b[1] is 18 or 19)
            || (b[0] == 198 && b[1] == 51 && b[2] == 100)
            || (b[0] == 203 && b[1] == 0 && b[2] == 113));
    }

    // Only 2000::/3 is public. Inside it, and outside, are prefixes that carry an IPv4 address to somewhere else: translation (64:ff9b::), 6to4, Teredo.
    private static bool IsPublic6(IPAddress address)
    {
        var b = address.GetAddressBytes();
        return (b[0] & 0xe0) == 0x20
            && !(b[0] == 0x20 && b[1] == 0x02)
            && !(b[0] == 0x20 && b[1] == 0x01 && (b[2] < 0x02 || (b[2] == 0x0d && b[3] == 0xb8)));
    }
}
