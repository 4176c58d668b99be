using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Somebody signs in with name and password; answers the account, or null when they open none here and now. An account takes none for a while after too many wrong ones.</summary>
[AllowedForEveryone]
internal sealed record SignInWithPassword(string Name, string Password) : ICommand<Account?>
{
    /// <summary>Checks and counts.</summary>
    internal sealed class Handler(UserManager<Account> users, AccountSessions sessions, UnitOfWork unit, IAuditTrail audit, IPasswordHasher<Account> hasher, TimeProvider time) : IRequestHandler<SignInWithPassword, Account?>
    {
        // Spends the same time on a name that is not there.
        private static string? _nobody;

        public async Task<Account?> Handle(SignInWithPassword request, CancellationToken cancellationToken)
        {
            var name = users.NormalizeName(request.Name)!;
            await unit.EnterAsync("account:" + name, cancellationToken);
            var account = await users.FindByNameAsync(name);
            if (account is null || account.PasswordHash.Length == 0)
            {
                hasher.VerifyHashedPassword(null!, _nobody ??= hasher.HashPassword(null!, Guid.NewGuid().ToString()), request.Password);
                return null;
            }

            var isRight = await users.CheckPasswordAsync(account, request.Password);
            if (!sessions.MaySignIn(account) || account.LockedUntil > time.GetUtcNow())
            {
                return null;
            }

            if (!isRight)
            {
                await users.AccessFailedAsync(account);
                audit.Add(unit, new AuditNote("account.refused", "account", account.Id, "密码不对。Wrong password.", []));
                return null;
            }

            account.LastSignInAt = time.GetUtcNow();
            (account.Failures, account.LockedUntil) = (0, null);
            await users.UpdateAsync(account);
            audit.Add(unit, new AuditNote("account.signedIn", "account", account.Id, "已登录。Signed in.", []));
            return account;
        }
    }
}
