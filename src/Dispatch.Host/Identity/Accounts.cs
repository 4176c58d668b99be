using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Checks who signs in with a name and a password; locks an account for a while after too many wrong ones.</summary>
internal sealed class Accounts(IDatabase database, UnitScopes units, TimeProvider time, IHostEnvironment environment)
{
    private const int MostFailures = 5;
    private static readonly TimeSpan _lock = TimeSpan.FromMinutes(5);
    private static readonly PasswordHasher<Account> _hasher = new();

    // Spends the same time on a name that is not there.
    private static readonly string _nobody = _hasher.HashPassword(null!, Guid.NewGuid().ToString());

    public static string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>The account, or null when name and password do not open one here and now.</summary>
    public async Task<Account?> CheckAsync(string name, string password, CancellationToken cancellation)
    {
        var account = Find(name);
        var matches = _hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? _nobody, password) != PasswordVerificationResult.Failed;
        var now = time.GetUtcNow();
        if (account is null || (account.IsDemo && !environment.IsDevelopment()) || account.LockedUntil > now)
        {
            return null;
        }

        if (!matches)
        {
            await CountAsync(account, account.Failures + 1, cancellation);
            return null;
        }

        if (account.Failures > 0)
        {
            await CountAsync(account, 0, cancellation);
        }

        return account;
    }

    private Task<bool> CountAsync(Account account, int failures, CancellationToken cancellation) => units.RunAsync(
        this,
        (_, unit) =>
        {
            DateTimeOffset? until = failures >= MostFailures ? time.GetUtcNow() + _lock : null;
            unit.Write(session => session.Execute(
                "UPDATE host_accounts SET failures = $2, locked_until = $3 WHERE id = $1", account.Id, until is null ? failures : 0, until));
            return Task.FromResult(true);
        },
        cancellation);

    private Account? Find(string name)
    {
        using var session = database.OpenRead();
        return session.QueryFirst(
            "SELECT id, name, password_hash, unit_id, role, is_demo, failures, locked_until FROM host_accounts WHERE name = $1",
            row => new Account
            {
                Id = row.GetString(0),
                Name = row.GetString(1),
                PasswordHash = row.GetString(2),
                UnitId = row.IsDBNull(3) ? null : row.GetString(3),
                Role = row.GetString(4),
                IsDemo = row.GetInt64(5) != 0,
                Failures = row.GetInt32(6),
                LockedUntil = row.IsDBNull(7) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
            },
            name);
    }
}
