using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Puts new values in the place of an account's. Another unit or other roles end its sessions.</summary>
[AllowedFor(Roles.Admin)]
internal sealed record UpdateAccount(string Id, AccountDraft Draft) : ICommand<AccountView>, IValidated
{
    public void Validate(FieldErrors errors) => Draft.Validate(errors);

    /// <summary>Changes it.</summary>
    internal sealed class Handler(UserManager<Account> users, AccountDesk desk, IReferenceData reference) : IRequestHandler<UpdateAccount, AccountView>
    {
        public async Task<AccountView> Handle(UpdateAccount request, CancellationToken cancellationToken)
        {
            var account = await desk.OpenAsync(request.Id, cancellationToken);
            var before = account.Copy();
            if (users.NormalizeName(request.Draft.Name) != account.Name)
            {
                throw new InvalidRequestException("name", "账号名不能修改。The name can't be changed.");
            }

            request.Draft.Apply(account, reference.Current);
            AccountDraft.Require(account, reference.Current);
            desk.RequireExternalNameIsFree(account);
            desk.RequireAnAdminIsLeft(before, account);
            if (before.Roles == account.Roles && before.UnitId == account.UnitId && before.ExternalName == account.ExternalName)
            {
                (await users.UpdateAsync(account)).Require();
            }
            else
            {
                (await users.UpdateSecurityStampAsync(account)).Require();
            }

            desk.Note("account.changed", account, "账号已修改。Changed.", AccountDesk.Differences(before, account));
            return AccountView.Of(account);
        }
    }
}
