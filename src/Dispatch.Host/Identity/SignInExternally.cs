using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>The identity provider has said who somebody is; answers the account bound to that, or null where there is none or it opens nothing. Only the host sends it, after it has checked the provider's word.</summary>
[AllowedForSystem]
internal sealed record SignInExternally(string ExternalName) : ICommand<Account?>
{
    /// <summary>Finds the account.</summary>
    internal sealed class Handler(IDatabase database, UserManager<Account> users, AccountSessions sessions, UnitOfWork unit, TimeProvider time) : IRequestHandler<SignInExternally, Account?>
    {
        public async Task<Account?> Handle(SignInExternally request, CancellationToken cancellationToken)
        {
            await unit.EnterAsync(AccountDesk.Gate, cancellationToken);
            Account? account;
            using (var session = database.OpenRead())
            {
                account = AccountRows.ByExternalName(session, request.ExternalName);
            }

            if (account is null || !sessions.MaySignIn(account))
            {
                return null;
            }

            account.LastSignInAt = time.GetUtcNow();

            // Who signs in there has no password of ours to change.
            account.MustChangePassword = false;
            await users.UpdateAsync(account);
            return account;
        }
    }
}
