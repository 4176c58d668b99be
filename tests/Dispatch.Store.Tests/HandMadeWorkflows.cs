using Dispatch.Engine.Authoring;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;

namespace Dispatch.Store.Tests;

/// <summary>Workflows made without JSON, so that the store is tested alone.</summary>
public sealed class HandMadeWorkflows : IDefinitionCompiler
{
    /// <summary>Waits for two stimuli, <c>left</c> and <c>right</c>, in any order, and ends after both.</summary>
    public const string TwoWaits = "two-waits";

    /// <summary>Waits an hour and ends.</summary>
    public const string Sleeps = "sleeps";

    public WorkflowGraph Compile(DefinitionRow row)
    {
        var workflow = new WorkflowActivity { Id = "Workflow1", NodeId = "Workflow1", Type = "Elsa.Workflow" };
        workflow.Root = row.DefinitionId == TwoWaits
            ? new WaitsForBoth { Id = "root", NodeId = "Workflow1:root", Type = "Test.WaitsForBoth", Container = workflow }
            : new WaitsAnHour { Id = "root", NodeId = "Workflow1:root", Type = "Test.WaitsAnHour", Container = workflow };
        return new WorkflowGraph(workflow, (_, value) => value)
        {
            DefinitionId = row.DefinitionId,
            VersionId = row.Id,
            Version = row.Version,
            ContinuesWithIncidents = false,
            IsTokenBased = false,
        };
    }

    private sealed class WaitsForBoth : Activity
    {
        protected internal override void Execute(ActivityExecutionContext context)
        {
            context.CreateBookmark("Test.Wait", new { side = "left" });
            context.CreateBookmark("Test.Wait", new { side = "right" });
        }

        protected internal override void Resume(ActivityExecutionContext context, Bookmark bookmark, object? input)
        {
            if (context.Workflow.State.Bookmarks.Count == 1)
            {
                context.Complete();
            }
        }
    }

    private sealed class WaitsAnHour : Activity
    {
        protected internal override void Execute(ActivityExecutionContext context) => context.CreateBookmark("Test.Sleep", dueAt: context.Now.AddHours(1));
    }
}
