using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Composition;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Makes the demo keys and accounts at the first start in Development; nowhere else are they made or accepted.</summary>
internal sealed class DemoSignIns(IDatabase database, UnitScopes units, IHostEnvironment environment, HostSettings settings, IPasswordHasher<Account> hasher, TimeProvider time) : IStartStep
{
    public const string Password = "Dispatch-demo-1";

    /// <summary>Name, role and unit of each.</summary>
    public static IReadOnlyList<(string Name, string Role, string? UnitId)> All { get; } =
    [
        ("demo-admin", Roles.Admin, null),
        ("demo-auditor", Roles.Auditor, null),
        ("demo-district", Roles.District, "district-dongming"),
        ("demo-street-hanjiang", Roles.Street, "street-hanjiang"),
        ("demo-community-sunshine", Roles.Community, "community-sunshine"),
        ("demo-station-guiyuan", Roles.Station, "station-guiyuan"),
        ("demo-dept-water", Roles.Department, "dept-water"),
        ("demo-dept-urban-management", Roles.Department, "dept-urban-management"),
        ("demo-dept-housing", Roles.Department, "dept-housing"),
        ("demo-dept-fire", Roles.Department, "dept-fire"),
        ("demo-hotline", Roles.Hotline, null),
    ];

    public int Order => 300;

    public Task RunAsync(CancellationToken cancellation)
    {
        if (!environment.IsDevelopment() || !settings.Sample || AreThere())
        {
            return Task.CompletedTask;
        }

        return units.RunAsync(this, (_, unit) => Task.FromResult(Add(unit)), cancellation);
    }

    private bool AreThere()
    {
        using var session = database.OpenRead();
        return session.QueryFirst("SELECT COUNT(*) FROM host_api_keys WHERE is_demo = 1", row => row.GetInt64(0)) > 0;
    }

    private bool Add(UnitOfWork unit)
    {
        var now = time.GetUtcNow();
        var passwordHash = hasher.HashPassword(null!, Password);
        foreach (var (name, role, unitId) in All)
        {
            var rights = role == Roles.Hotline ? CallerRights.Import : CallerRights.None;
            unit.Write(session =>
            {
                session.Execute(
                    "INSERT INTO host_api_keys (id, hash, name, unit_id, role, rights, is_demo, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                    name, SecretHash.Of(name), name, unitId, role, rights, true, now);
                AccountRows.Insert(session, new Account { Id = name, Name = name, PasswordHash = passwordHash, UnitId = unitId, Roles = role, IsDemo = true, CreatedAt = now, Version = 1 });
            });
        }

        return true;
    }
}
