using Dispatch.Engine.Authoring;
using Dispatch.Engine.State;

namespace Dispatch.Workflows.Tests.Definitions;

/// <summary>Stands for a Dispatch activity when only the drawing is looked at: it waits, and completes with the outcome it is resumed with.</summary>
internal abstract class SteppedActivity : Activity
{
    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark("step", new { activity = Id });

    protected override void Resume(ActivityExecutionContext context, Bookmark bookmark, object? input) => context.Complete((string)input!);

    // "Returned/3": the outcome, and how many units have passed the ticket on by now.
    private static void Finish(ActivityExecutionContext context, Output<int> passedUnits, string input)
    {
        var parts = input.Split('/');
        context.Set(passedUnits, parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0);
        context.Complete(parts[0]);
    }

    [Activity("Dispatch.SortMatter")]
    internal sealed class SortMatter : SteppedActivity;

    [Activity("Dispatch.LookUpDuty")]
    internal sealed class LookUpDuty : SteppedActivity;

    [Activity("Dispatch.AssignTask")]
    internal sealed class AssignTask : SteppedActivity
    {
        [Output]
        public Output<int> PassedUnits { get; set; } = null!;

        protected override void Resume(ActivityExecutionContext context, Bookmark bookmark, object? input) => Finish(context, PassedUnits, (string)input!);
    }

    [Activity("Dispatch.CheckAdmission")]
    internal sealed class CheckAdmission : SteppedActivity;

    [Activity("Dispatch.Whistle")]
    internal sealed class Whistle : SteppedActivity
    {
        [Output]
        public Output<int> PassedUnits { get; set; } = null!;

        protected override void Resume(ActivityExecutionContext context, Bookmark bookmark, object? input) => Finish(context, PassedUnits, (string)input!);
    }

    [Activity("Dispatch.Evaluate")]
    internal sealed class Evaluate : SteppedActivity;

    [Activity("Dispatch.CloseTicket")]
    internal sealed class CloseTicket : SteppedActivity;
}
