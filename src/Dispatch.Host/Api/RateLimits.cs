using System.Globalization;
using System.Threading.RateLimiting;
using Dispatch.Host.Composition;
using Dispatch.Host.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace Dispatch.Host.Api;

/// <summary>How many requests a second a key, an account or an address may send.</summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services, HostSettings settings) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, settings));
        options.OnRejected = Reject;
    });

    private static RateLimitPartition<string> Partition(HttpContext context, HostSettings settings)
    {
        var caller = CallerClaims.Read(context.User);
        if (!caller.IsKnown)
        {
            return Bucket("ip:" + context.Connection.RemoteIpAddress, settings.AnonymousRequestsPerSecond);
        }

        var own = context.User.FindFirst(CallerClaims.RequestsPerSecond)?.Value;
        return Bucket(
            caller.Kind + ":" + caller.Id + ":" + own,
            own is null ? settings.RequestsPerSecond : int.Parse(own, CultureInfo.InvariantCulture));
    }

    private static RateLimitPartition<string> Bucket(string name, int perSecond) => RateLimitPartition.GetTokenBucketLimiter(name, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(1, perSecond),
        TokensPerPeriod = Math.Max(1, perSecond),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
        AutoReplenishment = true,
    });

    private static ValueTask Reject(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        rejected.HttpContext.Response.Headers.RetryAfter = after.ToString(CultureInfo.InvariantCulture);
        return new ValueTask(Problem.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests));
    }
}
