using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;
using Dispatch.Host.Api;
using MediatR;

namespace Dispatch.Host.ElsaApi;

/// <summary>Executions of activities: what Studio draws on the nodes of an instance.</summary>
internal sealed class ElsaExecutions : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.ElsaApi();
        group.MapGet("/activity-executions/list", ListAsync).ToLook();
        group.MapGet("/activity-execution-summaries/list", SummariesAsync).ToLook();
        group.MapGet("/activity-executions/count", CountAsync).ToLook();
        group.MapPost("/activity-executions/report", ReportAsync).ToLook();
        group.MapGet("/activity-executions/by-id", (HttpContext c, ISender s) => OneAsync(c.Request.Query["id"].ToString(), c, s)).ToLook();
        group.MapGet("/activity-executions/{id}", OneAsync).ToLook();
        group.MapGet("/activity-executions/{id}/call-stack", CallStackAsync).ToLook();
    }

    private static async Task<IResult> ListAsync(HttpContext context, ISender sender)
    {
        var (instanceId, records) = await FindAsync(context, sender);
        return ElsaJson.List(records.Select(r => InstanceShape.Execution(instanceId, r)).ToList());
    }

    private static async Task<IResult> SummariesAsync(HttpContext context, ISender sender)
    {
        var (instanceId, records) = await FindAsync(context, sender);
        return ElsaJson.List(records.Select(r => InstanceShape.ExecutionSummary(instanceId, r)).ToList());
    }

    private static async Task<IResult> CountAsync(HttpContext context, ISender sender) => ElsaJson.Ok(new { count = (await FindAsync(context, sender)).Records.Count });

    private static async Task<(string InstanceId, List<ActivityRecord> Records)> FindAsync(HttpContext context, ISender sender)
    {
        var query = context.Request.Query;
        var instanceId = query["WorkflowInstanceId"].ToString();
        var nodes = query["ActivityNodeId"].Concat(query["ActivityNodeIds"]).Where(n => !string.IsNullOrEmpty(n)).ToHashSet(StringComparer.Ordinal);
        var history = await sender.Send(new ReadHistory(instanceId), context.RequestAborted);
        return (instanceId, [.. history.Records.Where(r => nodes.Count == 0 || nodes.Contains(r.ActivityNodeId))]);
    }

    private static async Task<IResult> ReportAsync(HttpContext context, ISender sender)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var wanted = body.Texts("activityNodeIds");
        var history = await sender.Send(new ReadHistory(body.Text("workflowInstanceId") ?? ""), context.RequestAborted);
        var stats = history.Records.Where(r => wanted.Count == 0 || wanted.Contains(r.ActivityNodeId)).GroupBy(r => r.ActivityNodeId, StringComparer.Ordinal).Select(g => new
        {
            activityId = g.First().ActivityId,
            activityNodeId = g.Key,
            startedCount = g.Count(),
            completedCount = g.Count(r => r.Status == ActivityStatus.Completed),
            uncompletedCount = g.Count(r => r.Status is ActivityStatus.Running or ActivityStatus.Pending),
            isBlocked = g.Any(r => r.HasBookmarks && r.Status == ActivityStatus.Running),
            isFaulted = g.Any(r => r.Status == ActivityStatus.Faulted),
            aggregateFaultCount = g.Sum(r => r.AggregateFaultCount),
            metadata = new { },
        }).ToList();
        return ElsaJson.Ok(new { stats });
    }

    private static async Task<IResult> OneAsync(string id, HttpContext context, ISender sender)
    {
        var history = await sender.Send(new FindExecution(id), context.RequestAborted);
        return ElsaJson.Ok(InstanceShape.Execution(history.InstanceId, Require(history, id)));
    }

    private static async Task<IResult> CallStackAsync(string id, HttpContext context, ISender sender)
    {
        var history = await sender.Send(new FindExecution(id), context.RequestAborted);
        var stack = new List<ActivityRecord>();
        for (var record = Require(history, id); record is not null && !stack.Contains(record);)
        {
            stack.Add(record);
            record = record.SchedulingActivityExecutionId is { } above ? history.Records.FirstOrDefault(r => r.Id == above) : null;
        }

        stack.Reverse();
        return ElsaJson.Ok(new { activityExecutionId = id, items = stack.Select(r => InstanceShape.Execution(history.InstanceId, r)).ToList(), totalCount = stack.Count });
    }

    private static ActivityRecord Require(InstanceHistory history, string id) =>
        history.Records.FirstOrDefault(r => r.Id == id) ?? throw new NotFoundException($"There is no activity execution '{id}'.");
}
