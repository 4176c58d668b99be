using Dispatch.Engine.Authoring;
using Dispatch.Engine.State;

namespace Dispatch.Workflows.Tests.Definitions;

/// <summary>Stands for a Dispatch activity when only the drawing is looked at: it waits, and completes with the outcome it is resumed with.</summary>
internal abstract class SteppedActivity : Activity
{
    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark("step", new { activity = Id });

    protected override void Resume(ActivityExecutionContext context, Bookmark bookmark, object? input) => context.Complete((string)input!);

    [Activity("Dispatch.SortMatter")]
    internal sealed class SortMatter : SteppedActivity;

    [Activity("Dispatch.LookUpDuty")]
    internal sealed class LookUpDuty : SteppedActivity;

    [Activity("Dispatch.AssignTask")]
    internal sealed class AssignTask : SteppedActivity;

    [Activity("Dispatch.Designate")]
    internal sealed class Designate : SteppedActivity;

    [Activity("Dispatch.CheckAdmission")]
    internal sealed class CheckAdmission : SteppedActivity;

    [Activity("Dispatch.Whistle")]
    internal sealed class Whistle : SteppedActivity;

    [Activity("Dispatch.Evaluate")]
    internal sealed class Evaluate : SteppedActivity;

    [Activity("Dispatch.RefuseTicket")]
    internal sealed class RefuseTicket : SteppedActivity;

    [Activity("Dispatch.CloseTicket")]
    internal sealed class CloseTicket : SteppedActivity;
}
