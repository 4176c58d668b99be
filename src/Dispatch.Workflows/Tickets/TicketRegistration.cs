using Dispatch.Engine.Authoring;
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
        AddOptions(services, "units", data => data.Units.Units.Select(u => (u.NameEn ?? u.Name, u.Name, u.Id)));
        AddOptions(services, "categories", data => data.Categories.Categories.Select(c => (c.NameEn, c.Name, c.Code)));
        AddOptions(services, "unit-roles", _ => UnitRoles.All.Select(r => (r.English, r.Chinese, r.Role)));
        AddOptions(services, "task-kinds", _ => TaskKindCatalogue.All.OrderBy(k => k.Name, StringComparer.Ordinal).Select(k => ($"{k.TitleEn} ({k.Name})", $"{k.Title}({k.Name})", k.Name)));
        AddOptions(services, "outcomes", _ => TaskKindCatalogue.All.SelectMany(k => k.Outcomes).DistinctBy(o => o.Name).Select(o => (o.LabelEn ?? o.Name, o.Label, o.Name)));
        AddOptions(services, "ticket-statuses", _ => Enum.GetValues<TicketStatus>().Select(s => (StatusNames.English(s), StatusNames.Chinese(s), StatusNames.Word(s))));
    }

    private static void AddOptions(IServiceCollection services, string name, Func<ReferenceData, IEnumerable<(string Text, string TextZh, string Value)>> read) =>
        services.AddSingleton<IOptionsSource>(provider => new EditorOptions(name, () => read(provider.GetRequiredService<IReferenceData>().Current)));
}
