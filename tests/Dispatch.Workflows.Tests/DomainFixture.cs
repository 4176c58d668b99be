using Dispatch.Engine;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Workflows.Tests;

/// <summary>The domain over a database file of its own, with a clock that stands until it is moved.</summary>
public sealed class DomainFixture : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dispatch-").FullName;
    private readonly ServiceProvider _services;

    public DomainFixture()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddDispatchEngine(new SqliteOptions { DataSource = Path.Combine(_folder, "test.db"), Synchronous = "OFF" });
        services.AddScoped<CallerContext>(_ => new CallerContext());
        services.AddScoped<Precondition>();
        services.AddMediatR(configuration => configuration
            .RegisterServicesFromAssemblyContaining<WorkflowsDb>()
            .AddOpenBehavior(typeof(ValidationBehaviour<,>))
            .AddOpenBehavior(typeof(AuthorisationBehaviour<,>))
            .AddOpenBehavior(typeof(TransactionBehaviour<,>)));
        services.AddDispatchWorkflows();
        _services = services.BuildServiceProvider();
        foreach (var migration in _services.GetServices<IMigrates>().OrderBy(m => m.Order))
        {
            migration.MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    public FakeTimeProvider Clock { get; } = new(TestCalendars.Instant("2026-09-21T09:00"));

    public ReferenceData Reference => _services.GetRequiredService<IReferenceData>().Current;

    /// <summary>Sends a request in a scope of its own, as Dispatch itself unless a caller is named.</summary>
    public async Task<T> Send<T>(IRequest<T> request, Caller? caller = null, params string[] ifMatch)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller ?? Caller.System;
        if (ifMatch.Length > 0)
        {
            scope.ServiceProvider.GetRequiredService<Precondition>().Expect(ifMatch);
        }

        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(request);
    }

    /// <summary>A service of the domain.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Writes in one transaction, past all rules.</summary>
    public async Task Write(Action<WriteSession> write)
    {
        await using var scope = _services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        unit.Write(write);
        await _services.GetRequiredService<IDatabase>().CommitAsync(unit, CancellationToken.None);
    }

    /// <summary>Puts a row into the database, past all rules.</summary>
    public async Task Add<T>(T row)
        where T : class
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<WorkflowsDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF");
        db.Add(row);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        (_services.GetRequiredService<IDatabase>() as IDisposable)?.Dispose();
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
