using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Engine.Runtime;

/// <summary>One handler per kind of message between instances.</summary>
internal static class EngineMessageHandlers
{
    public static void Register(IServiceCollection services)
    {
        Add<EngineMessages.ResumeBookmark>(services, EngineMessages.ResumeKind, (s, m, unit, c) => s.GetRequiredService<IWorkflowRuntime>().ResumeAsync(unit, m.InstanceId, m.BookmarkId, Plain(m.Input), c));
        Add<EngineMessages.Instance>(services, EngineMessages.ContinueKind, (s, m, unit, c) => s.GetRequiredService<IWorkflowRuntime>().ContinueAsync(unit, m.InstanceId, c));
        Add<EngineMessages.Instance>(services, EngineMessages.CancelKind, (s, m, unit, c) => s.GetRequiredService<IWorkflowRuntime>().CancelAsync(unit, m.InstanceId, c));
        Add<StartInstance>(services, EngineMessages.StartKind, (s, m, unit, c) => s.GetRequiredService<IWorkflowRuntime>().StartAsync(unit, m, c));
        Add<EngineMessages.Definition>(services, EngineMessages.RepublishedKind, (s, m, _, c) => s.GetRequiredService<ConsumerUpdates>().ApplyAsync(m.DefinitionId, null, c));
        Add<EngineMessages.StartChild>(services, EngineMessages.StartChildKind, StartChild);
        Add<EngineMessages.PublishEvent>(services, EngineMessages.PublishEventKind, (s, m, unit, _) =>
        {
            s.GetRequiredService<Stimuli>().Spread(unit, EventStimulus.Name, EventStimulus.Payload(m.EventName), new StimulusFilter(m.CorrelationId, m.InstanceId), Plain(m.Payload));
            return Task.CompletedTask;
        });

        // A task is work for whoever listens; by itself the engine only waits for its completion.
        Add<EngineMessages.RunTask>(services, EngineMessages.RunTaskKind, (_, _, _, _) => Task.CompletedTask);
    }

    private static object? Plain(System.Text.Json.JsonElement? value) => value is { } element ? Values.FromJson(element) : null;

    private static async Task StartChild(IServiceProvider services, EngineMessages.StartChild message, UnitOfWork unit, CancellationToken cancellation)
    {
        var runtime = services.GetRequiredService<IWorkflowRuntime>();
        try
        {
            var started = await runtime.StartAsync(unit, Start(message), cancellation).ConfigureAwait(false);
            if (message is { AnswersWhenSuspended: true, BookmarkId: { } waiting } && started.State.Status == State.WorkflowStatus.Running)
            {
                await runtime.ResumeAsync(unit, message.ParentInstanceId, waiting, Values.FromJson(EngineMessages.ChildTold(started.State)), cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (message.BookmarkId is not null && e is Primitives.NotFoundException or Primitives.ConflictException and not Primitives.WriteConflictException)
        {
            // A parent that waits must hear that its child will never come.
            await runtime.ResumeAsync(unit, message.ParentInstanceId, message.BookmarkId!, Values.FromJson(Values.ToJson(new { status = "Finished", subStatus = "Faulted", error = e.Message })), cancellation)
                .ConfigureAwait(false);
        }
    }

    private static StartInstance Start(EngineMessages.StartChild message)
    {
        var properties = new Dictionary<string, object?> { ["ParentInstanceId"] = message.ParentInstanceId, [EngineMessages.Depth] = message.Depth };
        if (message.BookmarkId is not null)
        {
            properties[EngineMessages.ParentBookmark] = message.BookmarkId;
        }

        return new StartInstance(message.DefinitionId)
        {
            InstanceId = message.InstanceId,
            CorrelationId = message.CorrelationId,
            ParentInstanceId = message.ParentInstanceId,
            Input = (message.Input ?? []).ToDictionary(i => i.Key, i => Values.FromJson(i.Value)),
            Properties = properties,
        };
    }

    private static void Add<TPayload>(IServiceCollection services, string kind, Func<IServiceProvider, TPayload, UnitOfWork, CancellationToken, Task> apply) =>
        services.AddScoped<IOutboxHandler>(s => new EngineMessageHandler<TPayload>(kind, (m, unit, c) => apply(s, m, unit, c)));
}
