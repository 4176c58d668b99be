using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Residents;

/// <summary>Somebody who handles the matter needs to know who reported it, and says why; the reason stands in the history and in the audit.</summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Department, Roles.Hotline)]
public sealed record RevealReporter(string TicketId, string Reason) : ICommand<ReporterView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("reason", Reason, 500);
}

internal sealed class RevealReporterHandler(TicketDoor door, Reporters reporters, IDatabase database) : IRequestHandler<RevealReporter, ReporterView>
{
    public async Task<ReporterView> Handle(RevealReporter request, CancellationToken cancellationToken)
    {
        var work = await door.TicketAsync(request.TicketId, cancellationToken).ConfigureAwait(false);
        using var read = database.OpenRead();
        var reporter = reporters.Find(read, work.Ticket.Id)
            ?? throw new ConflictException("该工单没有诉求人信息,或已删除。The ticket names no reporter, or the identity was erased.");
        if (reporter.Anonymous)
        {
            throw new ConflictException("诉求人要求匿名,不予显示。The reporter asked to stay anonymous.");
        }

        var reason = request.Reason.Trim();
        work.Record(HistoryKinds.ReporterRevealed, $"查看诉求人信息,理由:{reason}。", $"The reporter's identity was shown, because: {reason}.");
        return new ReporterView(reporter.Name, reporter.Phone, false, false) { Email = reporter.Email };
    }
}
