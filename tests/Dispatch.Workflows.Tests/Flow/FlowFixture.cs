using System.Text.Json;
using Dispatch.Engine;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>The whole domain on the whole engine over a database file of its own, with the sample district, the shipped workflows, and a clock that stands until it is moved.</summary>
public sealed class FlowFixture : IAsyncLifetime
{
    public static readonly Caller Hotline = Caller.Key("demo-hotline", null, Roles.Hotline);
    public static readonly Caller Station = Caller.Key("demo-station-guiyuan", "station-guiyuan", Roles.Station);
    public static readonly Caller Community = Caller.Key("demo-community-sunshine", "community-sunshine", Roles.Community);
    public static readonly Caller Street = Caller.Key("demo-street-hanjiang", "street-hanjiang", Roles.Street);
    public static readonly Caller District = Caller.Key("demo-district", "district-dongming", Roles.District);
    public static readonly Caller Water = Caller.Key("demo-dept-water", "dept-water", Roles.Department);
    public static readonly Caller Urban = Caller.Key("demo-dept-urban-management", "dept-urban-management", Roles.Department);
    public static readonly Caller Housing = Caller.Key("demo-dept-housing", "dept-housing", Roles.Department);
    public static readonly Caller Fire = Caller.Key("demo-dept-fire", "dept-fire", Roles.Department);
    public static readonly Caller Admin = Caller.Key("demo-admin", null, Roles.Admin);

    private readonly string _folder = Directory.CreateTempSubdirectory("dispatch-flow-").FullName;
    private readonly ServiceProvider _services;

    public FlowFixture()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddDispatchEngine(new SqliteOptions { DataSource = Path.Combine(_folder, "flow.db"), Synchronous = "OFF" });
        services.AddDispatchDefinitions(typeof(WorkflowsDb).Assembly);
        services.AddMediatR(configuration => configuration
            .RegisterServicesFromAssemblies(typeof(WorkflowsDb).Assembly, typeof(EngineDb).Assembly)
            .AddOpenBehavior(typeof(ValidationBehaviour<,>))
            .AddOpenBehavior(typeof(AuthorisationBehaviour<,>))
            .AddOpenBehavior(typeof(TransactionBehaviour<,>)));
        services.AddDispatchWorkflows();
        services.AddSingleton<IEventListener>(Events);
        _services = services.BuildServiceProvider();
    }

    /// <summary>A Monday morning in working time.</summary>
    public FakeTimeProvider Clock { get; } = new(TestCalendars.Instant("2026-09-21T09:00"));

    public HeardEvents Events { get; } = new();

    public async Task InitializeAsync()
    {
        await using (var engine = _services.GetRequiredService<IDbContextFactory<EngineDb>>().CreateDbContext())
        {
            await engine.Database.MigrateAsync();
        }

        await using (var domain = _services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContext())
        {
            await domain.Database.MigrateAsync();
        }

        await using var scope = _services.CreateAsyncScope();
        foreach (var step in scope.ServiceProvider.GetServices<IStartStep>().OrderBy(s => s.Order))
        {
            await step.RunAsync(CancellationToken.None);
        }

        await Send(new LoadReference(ReferenceDrafts.Read(Path.Combine(AppContext.BaseDirectory, "samples", "district"))));
    }

    /// <summary>Ends only when ledger, facts and counters of every ticket that any test made add up.</summary>
    public async Task DisposeAsync()
    {
        foreach (var query in new Engine.Client.IQuery<Verified>[] { new VerifyFacts(), new VerifyCounters(), new VerifyLedgers() })
        {
            var verified = await Send(query);
            verified.Faults.Should().BeEmpty("{0} must add up after every step", verified.Subject);
        }

        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Sends a request in a scope of its own, as Dispatch itself unless a caller is named.</summary>
    public async Task<T> Send<T>(IRequest<T> request, Caller? caller = null)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller ?? Caller.System;
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(request);
    }

    /// <summary>Moves the clock and fires what is due, as the alarm's job would.</summary>
    public async Task Pass(TimeSpan time)
    {
        Clock.Advance(time);
        await _services.GetRequiredService<FireDueTimers>().RunAsync(CancellationToken.None);
    }

    /// <summary>Moves the clock to an instant and fires what is due.</summary>
    public Task PassTo(DateTimeOffset instant) => Pass(instant - Clock.GetUtcNow() + TimeSpan.FromMilliseconds(1));

    /// <summary>Files a ticket in the compound Guiyuan.</summary>
    public async Task<TicketView> File(string category, Caller? by = null, string? externalRef = null, string title = "桂苑小区诉求") =>
        (await Send(Filing(category, externalRef, title), by ?? Hotline)).Ticket;

    public static FileTicket Filing(string category, string? externalRef = null, string title = "桂苑小区诉求") => new()
    {
        Channel = Channel.Hotline,
        Title = title,
        Description = "请尽快处理。",
        CategoryCode = category,
        CompoundId = "compound-guiyuan",
        ExternalRef = externalRef,
        Reporter = new NewReporter("王芳", "13900000001", false),
    };

    public Task<TicketView> Ticket(string id) => Send(new GetTicket(id));

    /// <summary>The open tasks of a ticket.</summary>
    public async Task<IReadOnlyList<TaskView>> Open(string ticketId, string? kind = null, string? unit = null)
    {
        var page = await Send(new ListTasks(new PageRequest(200)) { TicketId = ticketId, Kind = kind, States = [TaskState.Open, TaskState.Claimed] });
        return [.. page.Items.Where(t => unit is null || t.UnitId == unit)];
    }

    /// <summary>Completes the caller's open task of a kind.</summary>
    public async Task<CompletedTask> Do(string ticketId, Caller caller, string kind, string outcome, string data = "{}")
    {
        var open = await Open(ticketId, kind, caller.UnitId);
        open.Should().ContainSingle($"{caller.UnitId} should have an open {kind}; open are: {string.Join(", ", (await Open(ticketId)).Select(t => $"{t.Kind}@{t.UnitId}"))}");
        return await Send(new CompleteTask(open[0].Id, outcome, JsonSerializer.Deserialize<JsonElement>(data), null), caller);
    }

    /// <summary>The whole history of a ticket.</summary>
    public async Task<IReadOnlyList<HistoryView>> History(string ticketId) => (await Send(new GetHistory(ticketId, new PageRequest(200)))).Items;

    /// <summary>A service of the domain.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Changes facts past all rules, with counters that fit them, as an earlier version would have left them.</summary>
    public async Task MakeEarlierAsync(string sql)
    {
        await using var scope = _services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        unit.Write(session =>
        {
            session.Execute(sql);
            CounterRecount.Write(session, CounterKey.Groups, _services.GetRequiredService<DistrictTime>());
        });
        await _services.GetRequiredService<IDatabase>().CommitAsync(unit, CancellationToken.None);
    }

    /// <summary>The first value of a query, for what no request shows.</summary>
    public T? Query<T>(string sql, Func<System.Data.Common.DbDataReader, T> map, params object?[] args)
    {
        using var read = _services.GetRequiredService<IDatabase>().OpenRead();
        return read.QueryFirst(sql, map, args);
    }
}
