using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Gives an account a new one-time password, shown once; it is signed out everywhere.</summary>
[AllowedFor(Roles.Admin)]
internal sealed record ResetAccount(string Id) : ICommand<AccountView>
{
    /// <summary>Resets it.</summary>
    internal sealed class Handler(UserManager<Account> users, AccountDesk desk) : IRequestHandler<ResetAccount, AccountView>
    {
        public async Task<AccountView> Handle(ResetAccount request, CancellationToken cancellationToken)
        {
            var account = await desk.OpenAsync(request.Id, cancellationToken);
            var password = OneTimePassword.New();
            account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
            (account.MustChangePassword, account.Failures, account.LockedUntil) = (true, 0, null);
            (await users.UpdateSecurityStampAsync(account)).Require();
            desk.Note("account.reset", account, "密码已重置,所有登录已退出。Password reset; signed out everywhere.", []);
            return AccountView.Of(account, password);
        }
    }
}
