using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Evaluation;

/// <summary>Puts evaluations on record.</summary>
internal static class EvaluationRecords
{
    /// <summary>Keeps what one side gave; nulls when it gave no answer.</summary>
    public static void Store(TicketWork work, EvaluationSide side, string unitId, string? outcome, bool? solved, IReadOnlyDictionary<string, int>? scores, string? text, bool isOpen)
    {
        work.Touch();
        work.NewEvaluations.Add(new GivenEvaluation
        {
            Id = work.NewId(),
            TicketId = work.Ticket.Id,
            Cycle = work.Ticket.Cycle,
            Side = side,
            UnitId = unitId,
            AboutUnitId = About(work, side),
            Outcome = outcome,
            Solved = solved,
            Scores = scores is null ? null : JsonSerializer.Serialize(scores, JsonText.Options),
            Text = text,
            GivenAt = work.Now,
            OpenedAt = isOpen ? work.Now : null,
        });
    }

    /// <summary>Keeps the evaluation of a task that stands by itself in a definition; other kinds of tasks are none.</summary>
    public static void Keep(TicketWork work, string taskId)
    {
        if (work.Tasks.Find(taskId) is not { Kind: TaskKinds.CommunityEvaluate or TaskKinds.DepartmentEvaluate } task)
        {
            return;
        }

        var side = task.Kind == TaskKinds.CommunityEvaluate ? EvaluationSide.Community : EvaluationSide.Department;
        var data = task.Data is null ? [] : JsonNode.Parse(task.Data)!.AsObject();
        Store(work, side, task.UnitId, task.Outcome, null, Scores(data), TaskEffects.Text(data, "text") ?? task.Comment, isOpen: false);
        work.Raise(EventTypes.EvaluationGiven, task);
    }

    /// <summary>Keeps that the evaluation of such a task was not given in time; other kinds of tasks are none.</summary>
    public static void KeepNoAnswer(TicketWork work, HumanTask task)
    {
        if (task.Kind is TaskKinds.CommunityEvaluate or TaskKinds.DepartmentEvaluate)
        {
            Store(work, task.Kind == TaskKinds.CommunityEvaluate ? EvaluationSide.Community : EvaluationSide.Department, task.UnitId, null, null, null, null, isOpen: false);
            RecordNoAnswer(work, task);
        }
    }

    /// <summary>Keeps what a resident answered, open at once; answers whether it is bad: dissatisfied, or not solved.</summary>
    public static bool KeepResident(TicketWork work, HumanTask task)
    {
        var data = task.Data is null ? [] : JsonNode.Parse(task.Data)!.AsObject();
        var solved = data["solved"]?.GetValue<bool>();
        var comment = TaskEffects.Text(data, "comment") ?? task.Comment;
        Store(work, EvaluationSide.Resident, task.UnitId, task.Outcome, solved, null, comment, isOpen: true);
        Show(work, TicketViews.Evaluations(work.Ticket) with { Resident = new ResidentEvaluationView(task.Outcome, solved, comment, work.Now, false) });
        return task.Outcome == "Dissatisfied" || solved == false;
    }

    /// <summary>Shows evaluations on the ticket.</summary>
    public static void Show(TicketWork work, EvaluationsView view)
    {
        work.Touch();
        work.Ticket.Evaluations = JsonSerializer.Serialize(view, JsonText.Options);
    }

    /// <summary>Says in the history that there was no answer.</summary>
    public static void RecordNoAnswer(TicketWork work, HumanTask task) => work.Record(
        HistoryKinds.NoAnswer, $"“{task.Title}”到期未评价,记为未评价。", $"“{task.TitleEn}”: no answer was given in time; recorded as no answer.", task.Id);

    /// <summary>Who is evaluated by that side.</summary>
    public static string? About(TicketWork work, EvaluationSide side) => side switch
    {
        EvaluationSide.Community => work.Ticket.LeadDepartmentId,
        EvaluationSide.Department => work.Ticket.CommunityId,
        _ => null,
    };

    /// <summary>The numbers of a form.</summary>
    public static IReadOnlyDictionary<string, int> Scores(JsonObject data) =>
        data.Where(d => d.Value?.GetValueKind() == JsonValueKind.Number).ToDictionary(d => d.Key, d => d.Value!.Deserialize<int>());
}
