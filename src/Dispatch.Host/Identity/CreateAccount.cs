using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Makes an account with a one-time password, shown once, that its owner has to change at the first sign-in.</summary>
[AllowedFor(Roles.Admin)]
internal sealed record CreateAccount(AccountDraft Draft) : ICommand<AccountView>, IValidated
{
    public void Validate(FieldErrors errors) => Draft.Validate(errors);

    /// <summary>Makes it.</summary>
    internal sealed class Handler(UserManager<Account> users, AccountDesk desk, UnitOfWork unit, IReferenceData reference, IdGenerator ids, TimeProvider time) : IRequestHandler<CreateAccount, AccountView>
    {
        public async Task<AccountView> Handle(CreateAccount request, CancellationToken cancellationToken)
        {
            await unit.EnterAsync(AccountDesk.Gate, cancellationToken);
            var account = new Account { Id = ids.Next(), Name = request.Draft.Name!, Roles = "", MustChangePassword = true, CreatedAt = time.GetUtcNow() };
            request.Draft.Apply(account, reference.Current);
            AccountDraft.Require(account, reference.Current);
            desk.RequireExternalNameIsFree(account);
            var password = OneTimePassword.New();
            (await users.CreateAsync(account, password)).Require();
            desk.Note("account.created", account, "账号已创建。Created.", AccountDesk.Differences(null, account));
            return AccountView.Of(account, password);
        }
    }
}
