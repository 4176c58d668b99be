using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Locks an account, which signs it out everywhere, or opens it again.</summary>
[AllowedFor(Roles.Admin)]
internal sealed record LockAccount(string Id, bool Locked) : ICommand<AccountView>
{
    /// <summary>Locks or opens it.</summary>
    internal sealed class Handler(UserManager<Account> users, AccountDesk desk) : IRequestHandler<LockAccount, AccountView>
    {
        public async Task<AccountView> Handle(LockAccount request, CancellationToken cancellationToken)
        {
            var account = await desk.OpenAsync(request.Id, cancellationToken);
            var before = account.Copy();
            account.IsLocked = request.Locked;
            if (!request.Locked)
            {
                (account.Failures, account.LockedUntil) = (0, null);
            }

            desk.RequireAnAdminIsLeft(before, account);
            (await users.UpdateSecurityStampAsync(account)).Require();
            desk.Note(request.Locked ? "account.locked" : "account.opened", account, request.Locked ? "账号已锁定。Locked." : "账号已解锁。Opened.", []);
            return AccountView.Of(account);
        }
    }
}
