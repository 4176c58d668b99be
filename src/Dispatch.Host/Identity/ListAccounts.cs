using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using MediatR;

namespace Dispatch.Host.Identity;

/// <summary>Accounts by id.</summary>
[AllowedFor(Roles.Admin, Roles.Auditor)]
internal sealed record ListAccounts(PageRequest Page, string? UnitId = null, string? MemberId = null, string? Text = null) : IQuery<Page<AccountView>>
{
    /// <summary>Lists them.</summary>
    internal sealed class Handler(IDatabase database) : IRequestHandler<ListAccounts, Page<AccountView>>
    {
        public Task<Page<AccountView>> Handle(ListAccounts request, CancellationToken cancellationToken)
        {
            using var session = database.OpenRead();
            var found = AccountRows.All(session).Where(a =>
                (request.UnitId is null || a.UnitId == request.UnitId)
                && (request.MemberId is null || a.MemberId == request.MemberId)
                && (request.Text is null || a.Name.Contains(request.Text, StringComparison.OrdinalIgnoreCase) || a.DisplayName?.Contains(request.Text, StringComparison.OrdinalIgnoreCase) == true));
            return Task.FromResult(request.Page.Of(found.OrderBy(a => a.Id, StringComparer.Ordinal), a => a.Id).Map(a => AccountView.Of(a)));
        }
    }
}
