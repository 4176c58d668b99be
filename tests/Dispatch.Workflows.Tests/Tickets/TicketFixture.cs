using System.Text.Json;
using Dispatch.Engine;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tests.Definitions;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Workflows.Tests.Tickets;

/// <summary>Domain and engine together over a database file, with the definitions that ship, a small district and a clock that stands until it is moved.</summary>
public sealed class TicketFixture : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dispatch-").FullName;
    private readonly ServiceProvider _services;

    private TicketFixture()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddDispatchEngine(new SqliteOptions { DataSource = Path.Combine(_folder, "test.db"), Synchronous = "OFF" });
        services.AddDispatchDefinitions(typeof(WorkflowsDb).Assembly);
        services.AddScoped<CallerContext>(_ => new CallerContext());
        services.AddMediatR(configuration => configuration
            .RegisterServicesFromAssemblyContaining<WorkflowsDb>()
            .AddOpenBehavior(typeof(ValidationBehaviour<,>))
            .AddOpenBehavior(typeof(AuthorisationBehaviour<,>))
            .AddOpenBehavior(typeof(TransactionBehaviour<,>)));
        services.AddDispatchWorkflows();
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(TestCalendars.Instant("2026-09-21T09:00"));

    public static async Task<TicketFixture> Start()
    {
        var fixture = new TicketFixture();
        await fixture.Get<IDbContextFactory<EngineDb>>().CreateDbContext().Database.MigrateAsync();
        await fixture.Get<IDbContextFactory<WorkflowsDb>>().CreateDbContext().Database.MigrateAsync();
        await fixture.Send(new LoadReference(SmallDistrict.Drafts) { WithDefaults = true });
        foreach (var definition in new[] { "complaint-dispatch", "task-admission", "downward-task" })
        {
            await fixture.Publish(definition);
        }

        return fixture;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Sends a request in a scope of its own, as Dispatch itself unless a caller is named.</summary>
    public async Task<T> Send<T>(IRequest<T> request, Caller? caller = null)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller ?? Caller.System;
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(request);
    }

    /// <summary>The unit's own key.</summary>
    public Caller Key(string unit) =>
        Caller.Key("key-" + unit, unit, Roles.ForUnitKind(Get<IReferenceData>().Current.Unit(unit)!.Kind.ToString()));

    public static Caller Hotline { get; } = Caller.Key("hotline", null, Roles.Hotline);

    public async Task<TicketView> File(string category, string? compound = "guiyuan", string? community = null) =>
        (await Send(new FileTicket { Channel = Channel.Hotline, Title = "停水", Description = "三天没水", CategoryCode = category, CompoundId = compound, CommunityId = community }, Hotline)).Ticket;

    public Task<TicketView> Ticket(string id) => Send(new GetTicket(id));

    public async Task<IReadOnlyList<TaskView>> Open(string ticketId) =>
        (await Send(new ListTasks(new PageRequest(200)) { TicketId = ticketId, States = [TaskState.Open, TaskState.Claimed] })).Items;

    public async Task<TaskView> Open(string ticketId, string kind, string? unit = null) =>
        (await Open(ticketId)).Single(t => t.Kind == kind && (unit is null || t.UnitId == unit));

    /// <summary>Completes the open task of a kind as the unit that has it.</summary>
    public async Task<CompletedTask> Complete(string ticketId, string kind, string outcome, object? data = null, string? unit = null)
    {
        var task = await Open(ticketId, kind, unit);
        var completed = await Send(new CompleteTask(task.Id, outcome, JsonSerializer.SerializeToElement(data ?? new { }), null), Key(task.UnitId));
        var incidents = Instance(completed.Ticket.WorkflowInstanceId).State.GetProperty("incidents");
        return incidents.GetArrayLength() == 0 ? completed : throw new InvalidOperationException($"{kind} {outcome} led to an incident: {incidents}");
    }

    public async Task<IReadOnlyList<HistoryView>> History(string ticketId) => (await Send(new GetHistory(ticketId, new PageRequest(200)))).Items;

    /// <summary>How the instance stands: its status, and its state as JSON.</summary>
    public (string Status, JsonElement State) Instance(string id)
    {
        using var read = Get<IDatabase>().OpenRead();
        return read.QueryFirst("SELECT status, state FROM engine_instances WHERE id = $1", r => (r.GetString(0), JsonSerializer.Deserialize<JsonElement>(r.GetUnpacked(1))), id);
    }

    /// <summary>Moves the clock and fires what is due, step by step so that what fires sees its own time.</summary>
    public async Task Pass(TimeSpan time)
    {
        var until = Clock.GetUtcNow() + time;
        while (true)
        {
            var (_, next) = await Get<FireDueTimers>().RunAsync(CancellationToken.None);
            if (next is null || next > until)
            {
                break;
            }

            Clock.SetUtcNow(next.Value);
        }

        Clock.SetUtcNow(until);
    }

    private async Task Publish(string definition) => await Get<UnitScopes>().RunAsync(
        definition,
        (_, unit) =>
        {
            var row = new DefinitionRow
            {
                Id = Get<IdGenerator>().Next(),
                DefinitionId = definition,
                Version = 1,
                Name = definition,
                IsLatest = true,
                IsPublished = true,
                CreatedAt = Clock.GetUtcNow(),
                Json = Shipped.Json(definition),
            };
            unit.Write(s => DefinitionStore.Save(s, row));
            return Task.FromResult(true);
        },
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
