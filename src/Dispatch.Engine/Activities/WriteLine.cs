using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Writes a line to the log of the process.</summary>
[Activity("Elsa.WriteLine", Category = "Console", CategoryZh = "控制台", DisplayName = "Write Line", DisplayNameZh = "写一行", Description = "Writes a line to the log; also kept with the activity's record.", DescriptionZh = "向日志写一行文字，同时保存在活动记录中。")]
public sealed class WriteLine : CodeActivity
{
    /// <summary>The line.</summary>
    [Input(DisplayNameZh = "文字", Description = "The line.", DescriptionZh = "要写的文字。")]
    public Input<string> Text { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => context.Workflow.Effects.Lines.Add(context.Get(Text) ?? "");
}
