using System.Text.Json.Nodes;
using Dispatch.Engine.Activities;
using Dispatch.Engine.Activities.Flowcharts;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Converters;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Expressions;

namespace Dispatch.Engine.Analysis;

/// <summary>Looks a definition over before it is published. Only what cannot run at all blocks; everything else that is doubtful is a warning.</summary>
public sealed class DefinitionAnalyzer(DefinitionCompiler compiler, ActivityRegistry registry, ExpressionCompiler expressions, OutputConverters converters, IWorkflowActivities? workflows = null)
{
    /// <summary>All findings, blocking ones first.</summary>
    public IReadOnlyList<Finding> Analyze(WorkflowDefinition definition)
    {
        if (definition.Root is not { } root)
        {
            return [new Finding(null, "The workflow has no root activity. Add one.", "流程没有根活动，请添加。", true)];
        }

        var findings = new List<Finding>();
        var activities = ActivityTree.All(root).Select(f => f.Activity).ToList();
        foreach (var activity in activities)
        {
            CheckType(activity, findings);
            CheckExpressions(activity, findings);
            CheckConverters(activity, findings);
        }

        CheckIds(activities, findings);
        CheckVariables(definition, activities, findings);
        CheckGraph(definition, findings);
        return [.. findings.OrderByDescending(f => f.IsBlocking)];
    }

    private void CheckType(JsonObject activity, List<Finding> findings)
    {
        var type = JsonCopy.Text(activity["type"]) ?? "";
        if (registry.Find(type, null) is null && workflows?.Find(type, activity) is null)
        {
            findings.Add(new Finding(Id(activity), $"The activity type '{type}' is not known here. Install what brings it, or replace the activity.", $"未知的活动类型“{type}”，请安装其扩展或更换该活动。", true));
        }
    }

    private void CheckExpressions(JsonObject activity, List<Finding> findings)
    {
        foreach (var type in ExpressionTypes(activity).Distinct())
        {
            if (!expressions.Knows(type))
            {
                findings.Add(new Finding(Id(activity), $"The expression type '{type}' is not known here. Use JavaScript or Liquid instead.", $"未知的表达式类型“{type}”，请改用 JavaScript 或 Liquid。", true));
            }
        }
    }

    private void CheckConverters(JsonObject activity, List<Finding> findings)
    {
        foreach (var id in activity.Select(member => OutputConverters.IdOf(member.Value)).OfType<string>().Where(id => !converters.Knows(id)))
        {
            findings.Add(new Finding(Id(activity), $"The output converter '{id}' is not known here. Choose another, or none.", $"未知的输出转换器“{id}”，请改选其他转换器或不转换。", true));
        }
    }

    private static IEnumerable<string> ExpressionTypes(JsonObject activity)
    {
        foreach (var (_, value) in activity)
        {
            switch (value)
            {
                case JsonObject input when input["expression"] is JsonObject expression && JsonCopy.Text(expression["type"]) is { } type:
                    yield return type;
                    break;
                case JsonArray list:
                    foreach (var item in list.OfType<JsonObject>())
                    {
                        if (item["condition"] is JsonObject condition && JsonCopy.Text((condition["expression"] as JsonObject ?? condition)["type"]) is { } type)
                        {
                            yield return type;
                        }
                    }

                    break;
            }
        }
    }

    private static void CheckIds(List<JsonObject> activities, List<Finding> findings)
    {
        foreach (var twice in activities.GroupBy(Id).Where(g => g.Count() > 1))
        {
            findings.Add(new Finding(twice.Key, $"{twice.Count()} activities have the id '{twice.Key}'. References to it may reach the wrong one.", $"有 {twice.Count()} 个活动使用编号“{twice.Key}”，引用可能指向错误的活动。", false));
        }
    }

    private static void CheckVariables(WorkflowDefinition definition, List<JsonObject> activities, List<Finding> findings)
    {
        var declared = definition.Variables.Select(v => v.Id)
            .Concat(activities.SelectMany(a => (a["variables"] as JsonArray)?.OfType<JsonObject>().Select(v => JsonCopy.Text(v["id"]) ?? "") ?? []))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var activity in activities.Where(a => JsonCopy.Text(a["type"]) == "Elsa.SetVariable"))
        {
            var id = JsonCopy.Text((activity["variable"] as JsonObject)?["id"]);
            if (id is null || !declared.Contains(id))
            {
                findings.Add(new Finding(Id(activity), $"It sets the variable '{id}', which is not declared. The run will fail there.", $"设置了未声明的变量“{id}”，运行到此将失败。", false));
            }
        }

        foreach (var variable in definition.Variables)
        {
            CheckVariable(variable, findings);
        }
    }

    private static void CheckVariable(VariableDefinition variable, List<Finding> findings)
    {
        if (variable.IsTransient)
        {
            findings.Add(new Finding(null, $"The variable '{variable.Name}' is kept in memory only and is gone after a wait.", $"变量“{variable.Name}”仅存于内存，等待之后即丢失。", false));
        }

        try
        {
            TypeAliases.Convert(variable.TypeName, variable.IsArray, variable.Value);
        }
        catch (FormatException)
        {
            findings.Add(new Finding(null, $"The value '{variable.Value}' of the variable '{variable.Name}' is not a {variable.TypeName}; it will begin empty.", $"变量“{variable.Name}”的初值“{variable.Value}”不是 {variable.TypeName}，将以空值开始。", false));
        }
    }

    private void CheckGraph(WorkflowDefinition definition, List<Finding> findings)
    {
        WorkflowGraph graph;
        try
        {
            graph = compiler.Compile(definition);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or DefinitionFormatException)
        {
            findings.Add(new Finding(null, $"The definition cannot be compiled: {e.Message}", $"流程定义无法编译：{e.Message}", true));
            return;
        }

        foreach (var activity in graph.Activities)
        {
            CheckInputs(activity, findings);
            switch (activity)
            {
                case Flowchart chart:
                    CheckFlowchart(chart, graph.IsTokenBased, findings);
                    break;
                case For { Body: null }:
                    findings.Add(new Finding(activity.Id, "The loop has no body, so it never completes.", "循环没有循环体，将永不完成。", false));
                    break;
                case NotFoundActivity { TooDeep: true }:
                    findings.Add(new Finding(activity.Id, $"The workflow '{activity.Type}' contains itself as an activity.", $"流程“{activity.Type}”把自身用作活动。", true));
                    break;
            }
        }
    }

    private static void CheckInputs(Activity activity, List<Finding> findings)
    {
        foreach (var slot in activity.InputSlots)
        {
            if (slot.Input.Expression is FailingExpression failing && !failing.Problem.StartsWith("The expression type", StringComparison.Ordinal))
            {
                findings.Add(new Finding(activity.Id, $"The input '{slot.Name}' will fail: {failing.Problem}", $"输入“{slot.Name}”将失败：{failing.Problem}", false));
            }
        }
    }

    private static void CheckFlowchart(Flowchart chart, bool isTokenBased, List<Finding> findings)
    {
        if (chart.Activities.Count == 0)
        {
            return;
        }

        var layout = chart.LayoutFromUsualStart();
        for (var node = 0; node < chart.Activities.Count; node++)
        {
            var id = chart.Activities[node].Id;
            if (!layout.IsReachable(node) && !chart.Activities[node].CanStartWorkflow)
            {
                findings.Add(new Finding(id, "Nothing leads to it from the start, so it never runs.", "从起点无法到达，将不会运行。", false));
            }
        }

        for (var i = 0; !isTokenBased && i < chart.Connections.Count; i++)
        {
            if (layout.IsValidBackward(i) && layout.MeetingPointPast(chart.Connections[i].Source, chart.Connections[i].Target) is { } meeting)
            {
                var (loop, meet) = (chart.Activities[chart.Connections[i].Source].Id, chart.Activities[meeting].Id);
                findings.Add(new Finding(loop, $"The loop that ends here stands in one of several branches that meet at '{meet}'. In counter mode each round decides the way there, so '{meet}' may run too early or not at all. Put the loop into a nested flowchart, or choose the token mode.", $"此处的循环位于在“{meet}”汇合的多个分支之一。计数模式下每一轮都会对汇合点作出判定，“{meet}”可能提前运行或不运行。请把循环放入嵌套的流程图，或选择令牌模式。", false));
            }

            if (layout.IsBackward(i) && layout.IsReachable(chart.Connections[i].Source) && !layout.IsValidBackward(i))
            {
                var source = chart.Activities[chart.Connections[i].Source].Id;
                findings.Add(new Finding(source, $"The connection {chart.Connections[i].Key} leads back to an activity that not every path passes; following it fails in counter mode.", $"连线 {chart.Connections[i].Key} 回到并非所有路径都经过的活动，计数模式下走到此处将失败。", false));
            }
        }
    }

    private static string Id(JsonObject activity) => JsonCopy.Text(activity["id"]) ?? "";
}
