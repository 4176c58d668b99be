using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Api;

/// <summary>What a resident without an account can do with a tracking code: follow, evaluate, object.</summary>
internal sealed class TrackingResource : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var tracking = routes.MapGroup("/api/v1/tracking").WithTags("tracking");
        tracking.MapGet("{trackingCode}", (string trackingCode, ApiCall call) => call.AskAsync(new TrackTicket(trackingCode)))
            .ForEveryone().Gives<TrackingView>().WithSummary("查进度 Public progress without personal data");
        tracking.MapPost("{trackingCode}/evaluation", (string trackingCode, EvaluationBody body, ApiCall call) =>
                call.ChangeAsync(new EvaluateByTrackingCode(trackingCode, body.Outcome, body.Solved, body.Comment), given => Answer.Created($"/api/v1/tracking/{trackingCode}", given)))
            .ForEveryone().Gives<ResidentEvaluationView>(201).WithSummary("居民评价 The resident evaluates");
        tracking.MapPost("{trackingCode}/objection", (string trackingCode, ObjectionBody? body, ApiCall call) =>
                call.ChangeAsync(new ObjectByTrackingCode(trackingCode, body?.Comment), Answer.Ok))
            .ForEveryone().Gives<TrackingView>().WithSummary("提出异议 Object once to not being accepted");
    }

    /// <summary>The resident's evaluation.</summary>
    internal sealed record EvaluationBody
    {
        /// <summary>Satisfied, Acceptable or Dissatisfied.</summary>
        public required string Outcome { get; init; }

        public bool? Solved { get; init; }

        public string? Comment { get; init; }
    }

    /// <summary>Why the resident objects.</summary>
    internal sealed record ObjectionBody(string? Comment = null);
}
