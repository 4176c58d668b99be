using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Host.Identity;

/// <summary>One account.</summary>
[AllowedFor(Roles.Admin, Roles.Auditor)]
internal sealed record GetAccount(string Id) : IQuery<AccountView>
{
    /// <summary>Finds it.</summary>
    internal sealed class Handler(IDatabase database) : IRequestHandler<GetAccount, AccountView>
    {
        public Task<AccountView> Handle(GetAccount request, CancellationToken cancellationToken)
        {
            using var session = database.OpenRead();
            return Task.FromResult(AccountView.Of(AccountRows.ById(session, request.Id) ?? throw new NotFoundException($"没有账号 {request.Id}。There is no account {request.Id}.")));
        }
    }
}
