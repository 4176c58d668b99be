using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Expressions;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Engine.Tests.Expressions;

/// <summary>One activity inside a workflow with variables, at whose place expressions are evaluated.</summary>
internal sealed class ExpressionBench
{
    private readonly JavaScriptLanguage _javaScript;
    private readonly LiquidLanguage _liquid;

    public ExpressionBench(ScriptLimits? limits = null, params Variable[] variables)
    {
        // Time is no limit here unless a test says so: a busy machine may take seconds for the first script.
        limits ??= new ScriptLimits { Time = TimeSpan.FromMinutes(5) };
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        _javaScript = new JavaScriptLanguage(limits, time, new SomeHost());
        _liquid = new LiquidLanguage(limits, new SomeHost());
        var workflow = new WorkflowActivity { Id = "Workflow1", NodeId = "Workflow1", Type = "Elsa.Workflow", Variables = variables };
        var output = new Output<object> { Name = "Result" };
        workflow.Root = new Place { Id = "place-1", NodeId = "Workflow1:place-1", Name = "Ask somebody", Type = "Test.Place", Container = workflow, OutputSlots = [new OutputSlot("Result", output)] };
        var graph = new WorkflowGraph(workflow, (variable, value) => Dispatch.Engine.Definitions.TypeAliases.Convert(variable.TypeName, variable.IsArray, value))
        {
            DefinitionId = "definition-1",
            VersionId = "version-1",
            Version = 3,
            InputNames = ["n", "Ticket"],
            ContinuesWithIncidents = false,
            IsTokenBased = false,
        };
        State = new WorkflowState
        {
            Id = "instance-1",
            DefinitionId = "definition-1",
            DefinitionVersionId = "version-1",
            DefinitionVersion = 3,
            CorrelationId = "ticket-1",
            CreatedAt = time.GetUtcNow(),
        };
        var burst = new WorkflowExecutionContext(graph, State, _ => null, new IdGenerator(time), time);
        var root = burst.Start(new WorkItem(workflow, null));
        Context = burst.Start(new WorkItem(workflow.Root, root));
    }

    public WorkflowState State { get; }

    public ActivityExecutionContext Context { get; }

    public object? JavaScript(string script) => _javaScript.Compile(JsonValue.Create(script), typeof(object)).Evaluate(Context);

    public object? JavaScript(string script, ScriptArguments arguments) => ((JavaScriptExpression)_javaScript.Script(script)).Evaluate(Context, arguments);

    public object? Liquid(string template) => _liquid.Compile(JsonValue.Create(template), typeof(string)).Evaluate(Context);

    private sealed class Place : Activity
    {
        protected internal override void Execute(ActivityExecutionContext context)
        {
        }
    }
}
