using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Somebody gives their own account another password; their other sessions end.</summary>
[AllowedForSignedIn]
internal sealed record ChangePassword(string Present, string Password) : ICommand<Account>, IValidated
{
    public void Validate(FieldErrors errors)
    {
        errors.Text("present", Present, 200).Text("password", Password, 200);
        if (Present == Password)
        {
            errors.Add("password", "新密码不能与现在的相同。The new password must differ from the present one.");
        }
    }

    /// <summary>Changes it.</summary>
    internal sealed class Handler(UserManager<Account> users, AccountDesk desk, CallerContext callers) : IRequestHandler<ChangePassword, Account>
    {
        public async Task<Account> Handle(ChangePassword request, CancellationToken cancellationToken)
        {
            if (callers.Caller.Kind != CallerKind.User)
            {
                throw new ForbiddenException("密钥没有密码。A key has no password.");
            }

            var account = await desk.OpenAsync(callers.Caller.Id!, cancellationToken);
            account.MustChangePassword = false;
            (await users.ChangePasswordAsync(account, request.Present, request.Password)).Require();
            desk.Note("account.passwordChanged", account, "本人修改了密码。Own password changed.", []);
            return account;
        }
    }
}
