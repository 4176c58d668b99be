using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using MediatR;

namespace Dispatch.Workflows.Notices;

/// <summary>All notice templates, by code.</summary>
[AllowedFor(Roles.Admin)]
public sealed record ListNoticeTemplates(PageRequest Page) : IQuery<Page<NoticeTemplate>>;

internal sealed class ListNoticeTemplatesHandler(IDatabase database) : IRequestHandler<ListNoticeTemplates, Page<NoticeTemplate>>
{
    public Task<Page<NoticeTemplate>> Handle(ListNoticeTemplates request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        return Task.FromResult(request.Page.Of([.. NoticeTemplates.All(read)], t => t.Code));
    }
}
