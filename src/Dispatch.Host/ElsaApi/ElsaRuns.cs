using Dispatch.Engine.Activities;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;
using Dispatch.Host.Api;
using Dispatch.Host.WorkflowHttp;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Host.ElsaApi;

/// <summary>Starting instances, and the stimuli that move them: events and completed tasks.</summary>
internal sealed class ElsaRuns : IApiResource
{
    private const int MostAtOnce = 1000;
    private static readonly TimeSpan _longestRest = TimeSpan.FromSeconds(2);

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.ElsaApi();
        group.MapPost("/workflow-definitions/{definitionId}/execute", ExecuteAsync).ToEdit();
        group.MapGet("/workflow-definitions/{definitionId}/execute", ExecuteAsync).ToEdit();
        group.MapPost("/workflow-definitions/{definitionId}/dispatch", DispatchAsync).ToEdit();
        group.MapPost("/workflow-definitions/{definitionId}/bulk-dispatch", BulkDispatchAsync).ToEdit();
        group.MapPost("/events/{name}/trigger", TriggerAsync).ToEdit();
        group.MapMethods("/events/trigger", ["GET", "POST"], FollowAsync).ForEveryone();
        group.MapPost("/tasks/{taskId}/complete", CompleteAsync).ToEdit();
    }

    private static async Task<IResult> ExecuteAsync(string definitionId, HttpContext context, ISender sender, TimeProvider time)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var start = await StartAsync(definitionId, body, sender, context.RequestAborted);
        if (start is null)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        try
        {
            var state = await RestAsync(await sender.Send(new StartWorkflow(start), context.RequestAborted), sender, time, context.RequestAborted);
            Headers(context, cannotStart: false, state.Id);
            return ElsaJson.Of(state.SubStatus == WorkflowSubStatus.Faulted ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK, new { workflowState = InstanceShape.State(state) });
        }
        catch (ConflictException e) when (e is not WriteConflictException)
        {
            // The activation strategy allows no other instance now: Studio reads the header.
            Headers(context, cannotStart: true, null);
            return ElsaJson.Ok(new { message = e.Message });
        }
    }

    /// <summary>In Elsa ExecuteWorkflow runs its child inside the same call; here it is a transaction of its own, so the answer waits a moment for it.</summary>
    private static async Task<WorkflowState> RestAsync(WorkflowState state, ISender sender, TimeProvider time, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (state.Status == WorkflowStatus.Running && state.Bookmarks.Exists(b => b.Name == ExecuteWorkflow.StimulusName) && time.GetElapsedTime(started) < _longestRest)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellation);
            state = await sender.Send(new FindInstance(state.Id), cancellation);
        }

        return state;
    }

    private static void Headers(HttpContext context, bool cannotStart, string? instanceId)
    {
        context.Response.Headers["x-elsa-response"] = "true";
        context.Response.Headers["x-elsa-workflow-cannot-start"] = cannotStart ? "True" : "False";
        if (instanceId is not null)
        {
            context.Response.Headers["x-elsa-workflow-instance-id"] = instanceId;
        }
    }

    private static async Task<IResult> DispatchAsync(string definitionId, HttpContext context, ISender sender)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        return await StartAsync(definitionId, body, sender, context.RequestAborted) is { } start
            ? ElsaJson.Ok(new { workflowInstanceId = (await sender.Send(new StartWorkflow(start), context.RequestAborted)).Id })
            : Results.StatusCode(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> BulkDispatchAsync(string definitionId, HttpContext context, ISender sender)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var count = body.Number("count") ?? 1;
        if (count is < 1 or > MostAtOnce)
        {
            throw new DefinitionRefusedException("count", $"Must be 1 to {MostAtOnce}.");
        }

        if (await StartAsync(definitionId, body, sender, context.RequestAborted) is not { } start)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add((await sender.Send(new StartWorkflow(start), context.RequestAborted)).Id);
        }

        return ElsaJson.Ok(new { workflowInstanceIds = ids });
    }

    private static async Task<StartInstance?> StartAsync(string definitionId, ElsaBody body, ISender sender, CancellationToken cancellation)
    {
        var options = body.Member("versionOptions") is { } given ? Options(given) : VersionOptions.Published;
        var found = await sender.Send(new ListDefinitions { DefinitionIds = [definitionId], Versions = options, OrderBy = "Version", Descending = true, Take = 1 }, cancellation);
        return found.Items.Count == 0
            ? null
            : new StartInstance(definitionId)
            {
                VersionId = body.Text("definitionVersionId") ?? found.Items[0].Id,
                CorrelationId = body.Text("correlationId"),
                Name = body.Text("name"),
                Input = body.Values("input"),
                TriggerActivityId = body.Text("triggerActivityId"),
            };
    }

    // Clients send it as a name or as Elsa's object of flags.
    private static VersionOptions Options(System.Text.Json.JsonElement given)
    {
        if (given.ValueKind != System.Text.Json.JsonValueKind.Object)
        {
            return VersionOptions.Parse(given.ToString());
        }

        foreach (var flag in given.EnumerateObject())
        {
            if (flag.Value.ValueKind == System.Text.Json.JsonValueKind.True)
            {
                return VersionOptions.Parse(flag.Name.StartsWith("is", StringComparison.OrdinalIgnoreCase) ? flag.Name[2..] : flag.Name);
            }

            if (flag.Value.ValueKind == System.Text.Json.JsonValueKind.Number && flag.Value.GetInt32() > 0)
            {
                return VersionOptions.Parse(flag.Value.GetRawText());
            }
        }

        return VersionOptions.Published;
    }

    private static async Task<IResult> TriggerAsync(string name, HttpContext context, Stimuli stimuli)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var input = body.Member("input") is { } value ? Values.FromJson(value.Clone()) : null;
        var filter = new StimulusFilter(body.Text("correlationId"), body.Text("workflowInstanceId"), body.Text("activityInstanceId"));
        await stimuli.SendAsync(EventStimulus.Name, EventStimulus.Payload(name), filter, input, context.RequestAborted);
        return Results.Ok();
    }

    /// <summary>Raises the event of a link that a script has made (<c>createEventTriggerUrl</c>): whoever holds the link may.</summary>
    private static async Task<IResult> FollowAsync([FromQuery(Name = "t")] string? token, HttpContext context, EventLinks links, Stimuli stimuli)
    {
        if (links.Read(token) is not { } link)
        {
            return Results.Text("链接无效或已过期。The link is not valid, or no longer.", statusCode: StatusCodes.Status404NotFound);
        }

        var body = await ElsaBody.ReadAsync(context.Request);
        var input = body.Member("input") is { } value ? Values.FromJson(value.Clone()) : null;
        await stimuli.SendAsync(EventStimulus.Name, EventStimulus.Payload(link.EventName), new StimulusFilter(InstanceId: link.InstanceId), input, context.RequestAborted);
        return Results.Text("已收到，谢谢。Received, thank you.");
    }

    // Answers 200 for a task that nobody waits for, as Elsa does.
    private static async Task<IResult> CompleteAsync(string taskId, HttpContext context, Stimuli stimuli)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var result = body.Member("result") is { } value ? Values.FromJson(value.Clone()) : null;
        await stimuli.SendAsync("Elsa.RunTask", new { taskId }, new StimulusFilter(), result, context.RequestAborted);
        return Results.Ok();
    }
}
