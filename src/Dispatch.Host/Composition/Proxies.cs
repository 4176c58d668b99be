using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Dispatch.Host.Composition;

/// <summary>Whose word counts on where a request came from: only that of the proxies that the operator named.</summary>
internal static class Proxies
{
    /// <summary>Holds that each entry is an address or a network.</summary>
    /// <exception cref="StartFailure">One is neither.</exception>
    public static void Verify(IEnumerable<string> proxies)
    {
        if (proxies.FirstOrDefault(p => !IPAddress.TryParse(p, out _) && !System.Net.IPNetwork.TryParse(p, out _)) is { } wrong)
        {
            throw new StartFailure(StartFailure.Misconfigured, $"Dispatch:Proxies holds '{wrong}', which is neither an address (10.0.0.5) nor a network (10.0.0.0/24).");
        }
    }

    /// <summary>Believes the proxies, and with none nobody, not even this machine.</summary>
    public static void Believe(ForwardedHeadersOptions options, IReadOnlyCollection<string> proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

        // As many hops as there are known proxies in a row; the first unknown address is the caller.
        options.ForwardLimit = null;
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }
    }
}
