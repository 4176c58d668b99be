using System.Globalization;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;

namespace Dispatch.Host.Audit;

/// <summary>Who did what, newest first, and whether the record is untouched.</summary>
internal sealed class AuditResource : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/api/v1/audit").WithTags("audit");
        audit.MapGet("", List).For(Reach.Everything, Roles.Auditor, Roles.Admin).GivesPageOf<AuditEntry>().WithSummary("审计 Who did what, newest first");
        audit.MapGet("verify", (IDatabase database, string? anchor) =>
        {
            AuditAnchor[] anchors = string.IsNullOrEmpty(anchor) ? [] : [AuditAnchor.Parse(anchor) ?? throw new InvalidRequestException("anchor", "应为 SEQ:HASH。Must be SEQ:HASH, as verify answers it.")];
            using var session = database.OpenRead();
            return WrittenAnswer.From(Answer.Ok(AuditChain.Verify(session, anchors)));
        }).For(Reach.Everything, Roles.Auditor, Roles.Admin).Gives<AuditVerdict>().WithSummary("校验审计链 Verify the chain of the audit");
    }

    private static WrittenAnswer List(ApiCall call, IDatabase database, string? actorId, string? action, string? subjectId, int? limit, string? cursor)
    {
        var page = call.Page;
        var before = long.MaxValue;
        if (page.After is { } after && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            throw new InvalidRequestException("cursor", "不是有效的游标。Not a cursor of this list.");
        }

        using var session = database.OpenRead();
        var rows = AuditChain.Page(session, before, actorId, action, subjectId, page.Take);
        return WrittenAnswer.From(Answer.Ok(page.Cut(rows, entry => entry.Seq.ToString(CultureInfo.InvariantCulture))));
    }
}
