using Dispatch.Engine.Runtime;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Escalation;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Workflows.Tickets;

/// <summary>Puts tickets and tasks together.</summary>
internal static class TicketRegistration
{
    /// <summary>Adds where tickets are loaded, how they are stored, and the clocks of tasks.</summary>
    public static void AddTickets(this IServiceCollection services)
    {
        services.AddScoped<TicketDesk>();
        services.AddSingleton<TicketWrites>();
        services.AddScoped<IBurstParticipant, TicketParticipant>();
        services.AddScoped<ITimerTarget, TaskClock>();
    }
}
