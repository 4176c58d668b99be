using System.Net;
using System.Threading.RateLimiting;
using Dispatch.Host.Composition;

namespace Dispatch.Host.Identity;

/// <summary>Slows down whoever guesses: an address with too many wrong passwords or codes in a minute has to wait. Right ones cost nothing, so that an office behind one address can sign in at eight o'clock.</summary>
internal sealed class SignInThrottle(HostSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _failures = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = settings.SignInFailuresPerMinute,
        TokensPerPeriod = settings.SignInFailuresPerMinute,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        QueueLimit = 0,
    }));

    /// <summary>Whether the caller has to wait.</summary>
    public bool IsShut(HttpContext context) => _failures.GetStatistics(Address(context))?.CurrentAvailablePermits == 0;

    /// <summary>Counts a wrong password or code.</summary>
    public void CountFailure(HttpContext context) => _failures.AttemptAcquire(Address(context)).Dispose();

    public void Dispose() => _failures.Dispose();

    private static string Address(HttpContext context) => (context.Connection.RemoteIpAddress ?? IPAddress.None).ToString();
}
