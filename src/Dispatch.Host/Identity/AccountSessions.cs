using System.Collections.Concurrent;
using System.Security.Claims;
using Dispatch.Engine.Persistence;

namespace Dispatch.Host.Identity;

/// <summary>Whether a sign-in from earlier still holds: the account is there, not locked, and nothing happened that ends its sessions. Remembered for some seconds; changes made on this node count at once.</summary>
internal sealed class AccountSessions(IDatabase database, TimeProvider time, IHostEnvironment environment)
{
    private static readonly TimeSpan _remembered = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, Account? Account)> _known = new(StringComparer.Ordinal);

    /// <summary>Whether the principal of an account may go on.</summary>
    public bool Holds(ClaimsPrincipal principal) =>
        principal.FindFirstValue(CallerClaims.Id) is { } id && Find(id) is { } account && MaySignIn(account)
        && account.SecurityStamp == (principal.FindFirstValue(CallerClaims.Stamp) ?? "");

    /// <summary>Whether the account opens anything here: not locked by an admin, and no demo account outside Development.</summary>
    public bool MaySignIn(Account account) => !account.IsLocked && (!account.IsDemo || environment.IsDevelopment());

    /// <summary>Forgets what is remembered of an account, after a change.</summary>
    public void Forget(string id) => _known.TryRemove(id, out _);

    private Account? Find(string id)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && now - known.At < _remembered && now >= known.At)
        {
            return known.Account;
        }

        using var session = database.OpenRead();
        var account = AccountRows.ById(session, id);
        _known[id] = (now, account);
        return account;
    }
}
