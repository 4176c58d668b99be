using Dispatch.Host.Composition;
using Dispatch.Workflows.Notices;

namespace Dispatch.Host.Notices;

/// <summary>Adds the ways on which notices reach people. One more way is one more <see cref="INoticeChannel"/> here.</summary>
internal static class NoticeChannels
{
    public static void AddNoticeChannels(this IServiceCollection services, IConfiguration configuration, HostSettings settings)
    {
        services.PostConfigure<NoticeOptions>(options => options.PublicAddress ??= settings.PublicAddress);
        // Made at once, so that a wrong setting is said at the start.
        services.AddSingleton<INoticeChannel>(new MailChannel(configuration.GetSection(MailSettings.Section).Get<MailSettings>() ?? new MailSettings()));
        services.AddSingleton(configuration.GetSection(GatewaySettings.Section).Get<GatewaySettings>() ?? new GatewaySettings());
        services.AddSingleton<INoticeChannel, GatewayChannel>();
        services.AddHttpClient(GatewayChannel.ClientName, client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) });
    }
}
