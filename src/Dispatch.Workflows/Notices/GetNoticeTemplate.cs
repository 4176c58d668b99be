using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Notices;

/// <summary>One notice template.</summary>
[AllowedFor(Roles.Admin)]
public sealed record GetNoticeTemplate(string Code) : IQuery<NoticeTemplate>;

internal sealed class GetNoticeTemplateHandler(IDatabase database) : IRequestHandler<GetNoticeTemplate, NoticeTemplate>
{
    public Task<NoticeTemplate> Handle(GetNoticeTemplate request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        return Task.FromResult(NoticeTemplates.Find(read, request.Code));
    }
}
