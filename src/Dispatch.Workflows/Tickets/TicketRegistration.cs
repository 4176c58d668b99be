using Dispatch.Engine.Client;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Escalation;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Workflows.Tickets;

/// <summary>Puts tickets and tasks together.</summary>
internal static class TicketRegistration
{
    /// <summary>Adds where tickets are loaded, how they are stored, the clocks of tasks, and the editor's drop-downs.</summary>
    public static void AddTickets(this IServiceCollection services)
    {
        services.AddScoped<TicketDesk>();
        services.AddHostedService<TicketReadAhead>();
        services.AddSingleton<TicketWrites>();
        services.AddSingleton<TaskTexts>();
        services.AddScoped<TicketSight>();
        services.AddScoped<TicketDoor>();
        services.AddSingleton<IntakeRules>();
        services.AddSingleton<TrackingViews>();
        services.AddScoped<LastOutcomes>();
        services.AddSingleton<TakeBackRules>();
        services.AddSingleton<Organisation.HeldWork>();
        services.AddScoped<TicketAgain>();
        services.AddSingleton<IInstanceGuard, TicketInstances>();
        services.AddScoped<JoinedEvaluation>();
        services.AddScoped<ITimerTarget, JoinedTickets>();
        services.AddScoped<IOutboxHandler, EventDelivery>();
        services.AddScoped<TaskCompletion>();
        services.AddScoped<IBurstParticipant, TicketParticipant>();
        services.AddScoped<ITimerTarget, TaskClock>();
        services.AddDropDowns();
    }
}
