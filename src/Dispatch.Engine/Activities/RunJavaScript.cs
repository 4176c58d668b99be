using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Expressions;

namespace Dispatch.Engine.Activities;

/// <summary>Runs a script, which may choose the outcomes.</summary>
[Activity("Elsa.RunJavaScript", Category = "Scripting", CategoryZh = "脚本", DisplayName = "Run JavaScript", DisplayNameZh = "运行 JavaScript", Description = "Runs a script; setOutcome('name') chooses where to go on.", DescriptionZh = "运行脚本，可用 setOutcome('名称') 选择出口。")]
public sealed class RunJavaScript : CodeActivity
{
    private Func<string, IExpression?> _compile = null!;
    private IExpression? _script;

    /// <summary>The script. A script written as a JavaScript expression is taken for the script itself.</summary>
    [Input(DisplayNameZh = "脚本", Description = "The script; its last value, or what it returns, is the result.", DescriptionZh = "脚本；其返回值或最后的值即为结果。", UIHint = "code-editor", DefaultSyntax = "JavaScript", AutoEvaluate = false)]
    public Input<string> Script { get; set; } = null!;

    /// <summary>The outcomes that the script may choose.</summary>
    [Input(DisplayNameZh = "可选出口", Description = "The outcomes that the script may choose.", DescriptionZh = "脚本可选择的出口。", UIHint = "dynamic-outcomes")]
    public Input<List<string>> PossibleOutcomes { get; set; } = null!;

    /// <summary>What the script gave.</summary>
    [Output(DisplayNameZh = "结果", Description = "What the script gave.", DescriptionZh = "脚本的结果。")]
    public Output<object> Result { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Configure(ActivityBuilder builder)
    {
        _compile = source => builder.Input<object>(new JsonObject { ["type"] = "JavaScript", ["value"] = source }).Expression;
        _script = Script.ExpressionType switch
        {
            "JavaScript" => Script.Expression,
            "Literal" when Script.Expression is ConstantExpression { Value: string source } => _compile(source),
            _ => null,
        };
    }

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var script = _script ?? _compile(context.Get(Script) ?? "");
        var outcomes = new List<string>();
        context.Set(Result, JavaScriptExpression.Run(script, context, new ScriptArguments { Outcomes = outcomes })!);
        context.Complete(outcomes);
    }
}
