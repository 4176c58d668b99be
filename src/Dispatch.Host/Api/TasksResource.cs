using System.Text.Json;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Host.Api;

/// <summary>One task: reading its form, completing it, and what else its holder can do with it. The inbox itself is in <c>Live</c>.</summary>
internal sealed class TasksResource : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/api/v1/tasks").WithTags("tasks");
        tasks.MapGet("{id}", (string id, ApiCall call) => call.AskAsync(new GetTask(id), Shown))
            .ForSignedIn(Reach.OwnUnits).Gives<TaskView>().WithSummary("待办详情 One task with its form");
        tasks.MapPost("{id}/complete", (string id, CompleteBody body, ApiCall call) =>
                call.ChangeAsync(new CompleteTask(id, body.Outcome, body.Data, body.Comment), Completed))
            .ForSignedIn(Reach.OwnTasks).Gives<CompletedTask>().WithSummary("办理 Complete with an outcome");
        tasks.MapPost("{id}/claim", (string id, ApiCall call) => call.ChangeAsync(new ClaimTask(id), Shown))
            .ForSignedIn(Reach.OwnTasks).Gives<TaskView>().WithSummary("认领 Claim");
        tasks.MapPost("{id}/delegate", (string id, DelegateBody body, ApiCall call) =>
                call.ChangeAsync(new DelegateTask(id, body.MemberId, body.UnitId, body.Comment), Shown))
            .ForSignedIn(Reach.OwnTasks).Gives<TaskView>().WithSummary("转交 Delegate to a member or a unit below");
        tasks.MapPost("{id}/extend", (string id, ExtendBody body, ApiCall call) => call.ChangeAsync(body.ToCommand(id), Completed))
            .ForSignedIn(Reach.OwnTasks).Gives<CompletedTask>().WithSummary("申请延期 Ask for more time");
        tasks.MapPost("{id}/suspend", (string id, SuspendBody body, ApiCall call) => call.ChangeAsync(body.ToCommand(id), Completed))
            .ForSignedIn(Reach.OwnTasks).Gives<CompletedTask>().WithSummary("申请挂账 Ask to suspend");
        tasks.MapPost("{id}/resume", (string id, ApiCall call) => call.ChangeAsync(new ResumeTask(id), Shown))
            .ForSignedIn(Reach.OwnTasks).Gives<TaskView>().WithSummary("恢复办理 Resume");
        tasks.MapPost("{id}/take-back", (string id, TakeBackBody? body, ApiCall call) => call.ChangeAsync(new TakeBackTask(id, body?.Reason), Completed))
            .ForSignedIn(Reach.OwnUnits).Gives<CompletedTask>().WithSummary("撤销处理结果 Take an outcome back while nobody has acted on it");
    }

    private static Answer Shown(TaskView task) => Answer.Ok(task, task.Version);

    private static Answer Completed(CompletedTask completed) => Answer.Ok(completed, completed.Task.Version);

    /// <summary>How a task is completed.</summary>
    internal sealed record CompleteBody
    {
        public required string Outcome { get; init; }

        /// <summary>What was filled in, after the form.</summary>
        public JsonElement? Data { get; init; }

        public string? Comment { get; init; }
    }

    /// <summary>To whom a task is handed.</summary>
    internal sealed record DelegateBody(string? MemberId = null, string? UnitId = null, string? Comment = null);

    /// <summary>How much more time is asked for, and why.</summary>
    internal sealed record ExtendBody(string? Reason, int? Days, string? Comment = null)
    {
        public ExtendTask ToCommand(string id) => new(id, Reason ?? "", Days ?? 0, Comment);
    }

    /// <summary>Why a clock is to stand still, and when to look again.</summary>
    internal sealed record SuspendBody(string? Reason, int? ReviewInDays, string? Comment = null)
    {
        public SuspendTask ToCommand(string id) => new(id, Reason ?? "", ReviewInDays ?? 0, Comment);
    }

    /// <summary>Why an outcome is taken back.</summary>
    internal sealed record TakeBackBody(string? Reason);
}
