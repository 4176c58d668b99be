using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Dispatch.Engine.Runtime;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Notices;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Residents;
using Dispatch.Workflows.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dispatch.Workflows;

/// <summary>Adds the domain to a host's composition.</summary>
public static class WorkflowsRegistration
{
    /// <summary>Adds the domain's store on the embedded database (<see cref="SqliteOptions"/> must be registered) and the reference data.</summary>
    public static IServiceCollection AddDispatchWorkflows(this IServiceCollection services)
    {
        services.AddOptions<SlaOptions>().BindConfiguration(SlaOptions.Section)
            .Validate(options => options.Scale is >= 1e-7 and <= 100, "Dispatch:Sla:Scale must lie between 0.0000001 and 100.")
            .ValidateOnStart();
        services.AddDbContextFactory<SqliteWorkflowsDb>((provider, builder) =>
            SqliteWorkflowsDb.Configure(builder, provider.GetRequiredService<SqliteOptions>().DataSource));
        services.AddSingleton<IDbContextFactory<WorkflowsDb>>(provider =>
            new SqliteWorkflowsDbFactory(provider.GetRequiredService<IDbContextFactory<SqliteWorkflowsDb>>()));
        services.AddMigrations<SqliteWorkflowsDb>(WorkflowsDb.MigrationsTable, order: 20);
        services.AddOptions<DataKeyOptions>().BindConfiguration(DataKeyOptions.Section);
        services.AddSingleton<DataKeys>();
        services.AddSingleton<Reporters>();
        services.AddSingleton<IMigrates, SealReporters>();
        services.TryAddScoped<CallerContext>();
        services.AddScoped<Precondition>();
        services.AddSingleton(provider => new DistrictTime(
            provider.GetRequiredService<TimeProvider>(), TimeZoneInfo.FindSystemTimeZoneById(DistrictTime.DefaultZone)));
        services.AddSingleton<ReferenceStore>();
        services.AddSingleton<IReferenceData>(provider => provider.GetRequiredService<ReferenceStore>());
        services.AddScoped<ReferenceRows>();
        services.AddScoped<DutyLists.DutySteps>();
        services.AddScoped<IStartStep, Definitions.ShippedDefinitions>();
        services.AddSingleton<IDefinitionGuard, Definitions.StartedDefinitions>();
        services.AddScoped<IStartStep, ReferenceDefaults>();
        services.AddScoped<IStartStep, Reports.CountAtStart>();
        services.AddScoped<AdmissionRefusals>();
        services.AddScoped<ITimerTarget, ClockRecount>();
        services.AddScoped<CalendarPress>();
        services.AddScoped<ITimerTarget, Organisation.UnitMoves>();
        services.AddScoped<IBurstParticipant, AdmissionParticipant>();
        services.AddScoped<DepartmentTickets>();
        services.AddScoped<AdmissionSteps>();
        services.AddScoped<RefusalScope>();
        services.AddTickets();
        services.AddNotices();
        return services;
    }
}
