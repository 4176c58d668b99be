using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Residents;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>A question that was answered on the spot: it is filed and closed in one step, so that it is counted and can be looked up, and nobody is given anything.</summary>
[AllowedFor(Roles.Station, Roles.Steward, Roles.Community, Roles.Hotline)]
public sealed record AnswerAdvice(FileTicket Question, string Answer) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        Question.Validate(errors);
        errors.Text("answer", Answer, 4000);
    }
}

internal sealed class AnswerAdviceHandler(TicketDesk desk, IntakeRules rules, IdGenerator ids, CallerContext context) : IRequestHandler<AnswerAdvice, TicketView>
{
    public Task<TicketView> Handle(AnswerAdvice request, CancellationToken cancellationToken)
    {
        var ticket = rules.Accept(request.Question, context.Caller);
        ticket.Matter = Matter.Advice;

        // No workflow carries it; the id only keeps its commands in line.
        ticket.WorkflowInstanceId = ids.Next();
        var work = desk.Begin(ticket);
        var channel = ticket.Channel.ToString().ToLowerInvariant();
        work.Record(HistoryKinds.Received, $"咨询受理,编号 {ticket.Number},来源渠道:{ChannelNames.Chinese(ticket.Channel)}。", $"Question received as {ticket.Number} through {ChannelNames.English(ticket.Channel)}.", data: new JsonObject { ["channel"] = channel });
        FileTicketHandler.Keep(work, request.Question);
        work.End(TicketStatus.Closed, request.Answer.Trim());
        work.Record(HistoryKinds.Closed, "当场答复,办结。", "Answered on the spot and closed.");
        return Task.FromResult(TicketViews.Of(ticket, work.NewReporter, inFull: true, work.Now));
    }
}
