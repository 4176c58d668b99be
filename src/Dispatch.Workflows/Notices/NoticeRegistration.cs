using Dispatch.Engine.Outbox;
using Dispatch.Workflows.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Workflows.Notices;

/// <summary>Puts notices to people together; the host adds the channels.</summary>
internal static class NoticeRegistration
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NoticeOptions>().BindConfiguration(NoticeOptions.Section)
            .Validate(options => options.GiveUpAfterHours is > 0 and <= 720, "Dispatch:Notices:GiveUpAfterHours must lie between 0 and 720.")
            .ValidateOnStart();
        services.AddSingleton<QuietHours>();
        services.AddSingleton<NoticeWords>();
        services.AddSingleton<NoticeFanOut>();
        services.AddSingleton<IEventAudience>(provider => provider.GetRequiredService<NoticeFanOut>());
        services.AddSingleton<IEventFollower>(provider => provider.GetRequiredService<NoticeFanOut>());
        services.AddSingleton<IOutboxTarget, NoticeTarget>();
        services.AddScoped<IOutboxHandler, NoticePost>();
        services.AddScoped<IOutboxHandler, NoticeRecord>();
    }
}
