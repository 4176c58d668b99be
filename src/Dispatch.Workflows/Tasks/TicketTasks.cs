using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Escalation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>The tasks of one ticket while a unit of work changes it.</summary>
public sealed class TicketTasks
{
    private readonly TicketWork _work;
    private readonly Dictionary<string, HumanTask> _tasks;
    private readonly Dictionary<string, (long Version, string UnitId, object?[] Columns)> _loaded;

    internal TicketTasks(TicketWork work, IEnumerable<HumanTask> open)
    {
        _work = work;
        _tasks = open.ToDictionary(t => t.Id);
        _loaded = _tasks.Values.ToDictionary(t => t.Id, t => (t.Version, t.UnitId, TaskRows.Map.Values(t)));
    }

    internal HashSet<string> Changed { get; } = [];

    /// <summary>The open tasks, oldest first.</summary>
    public IEnumerable<HumanTask> Open => _tasks.Values.Where(t => t.IsOpen).OrderBy(t => t.Id, StringComparer.Ordinal);

    internal IEnumerable<HumanTask> All => _tasks.Values;

    /// <summary>The task, when it was open at the start or was opened now.</summary>
    public HumanTask? Find(string? id) => id is null ? null : _tasks.GetValueOrDefault(id);

    /// <summary>The version the task was loaded with; null for one opened now.</summary>
    internal long? LoadedVersion(string id) => _loaded.TryGetValue(id, out var loaded) ? loaded.Version : null;

    /// <summary>The tasks that were opened now.</summary>
    internal IEnumerable<HumanTask> Added => All.Where(t => !_loaded.ContainsKey(t.Id));

    /// <summary>The writes of the tasks that were changed or opened now.</summary>
    internal IEnumerable<Action<WriteSession>> Writes() => All.Where(t => Changed.Contains(t.Id)).Select(Write).OfType<Action<WriteSession>>();

    private Action<WriteSession>? Write(HumanTask task) => _loaded.TryGetValue(task.Id, out var loaded)
        ? TaskRows.Map.Update($"Task {task.Id}", task, loaded.Columns, loaded.Version)
        : TaskRows.Map.Add(task);

    /// <summary>The task with the unit it lies with and the one it lay with, when it went to another.</summary>
    internal TouchedTask Touched(HumanTask task) => new(
        task.Id,
        _loaded.TryGetValue(task.Id, out var loaded) && loaded.UnitId != task.UnitId ? [task.UnitId, loaded.UnitId] : [task.UnitId]);

    /// <summary>Opens a task: in its unit's inbox, with form, outcomes and limit.</summary>
    public HumanTask Add(TaskDraft draft)
    {
        var kind = draft.Kind;
        var outcomes = draft.Outcomes ?? kind.Outcomes;
        var task = new HumanTask
        {
            Id = _work.NewId(),
            Kind = kind.Name,
            TicketId = _work.Ticket.Id,
            TicketNumber = _work.Ticket.Number,
            WorkflowInstanceId = _work.Ticket.WorkflowInstanceId,
            GroupId = draft.GroupId,
            UnitId = draft.UnitId,
            Role = draft.Role ?? kind.Role,
            Title = draft.Title ?? kind.Title,
            TitleEn = draft.TitleEn ?? (draft.Title is null ? kind.TitleEn : draft.Title),
            CreatedAt = _work.Now,
            StartedAt = draft.Continues?.StartedAt ?? _work.Now,
            Cycle = _work.Ticket.Cycle,
            SubjectTaskId = draft.SubjectTaskId,
            Sealed = kind.IsSealed,
            Version = 1,
        };
        var subject = Find(draft.SubjectTaskId);
        task.Form = FormPreparation.Form(_work, draft.Form ?? kind.Form, subject);
        task.Outcomes = FormPreparation.Outcomes(_work, outcomes, subject);
        SetClock(task, draft);
        DutyRoster.Place(task, _work);
        _tasks[task.Id] = task;
        Change(task);
        _work.Involve(task.UnitId);
        if (kind.Holds)
        {
            _work.SetHolder(task.UnitId);
        }

        _work.Record(
            HistoryKinds.TaskCreated,
            $"“{task.Title}”交{_work.NameOf(task.UnitId)}{Due(task, "zh")}。",
            $"“{task.TitleEn}” went to {_work.NameEnOf(task.UnitId)}{Due(task, "en")}.",
            task.Id,
            data: task.OffDuty
                ? new JsonObject { ["kind"] = task.Kind, ["unitId"] = task.UnitId, ["offDuty"] = true, ["assigneeId"] = task.AssigneeId }
                : new JsonObject { ["kind"] = task.Kind, ["unitId"] = task.UnitId });
        _work.Raise(EventTypes.TaskCreated, task);
        return task;
    }

    private string Due(HumanTask task, string language) => task.DueAt is not { } due
        ? ""
        : language == "zh" ? $",时限至 {_work.Time.Local(due):yyyy-MM-dd HH:mm}" : $", due {_work.Time.Local(due):yyyy-MM-dd HH:mm}";

    private void SetClock(HumanTask task, TaskDraft draft)
    {
        if (draft.OpenUntil is { } end)
        {
            task.DueAt = task.OriginalDueAt = end;
            return;
        }

        if (draft.Continues is { } before)
        {
            (task.DueAt, task.OriginalDueAt, task.RemindAt, task.LetterAt, task.EscalateAt) = (before.DueAt, before.OriginalDueAt, before.RemindAt, before.LetterAt, before.EscalateAt);
            (task.Limit, task.DueExplanation, task.Pauses, task.Level, task.RemindedAt) = (before.Limit, before.DueExplanation, before.Pauses, before.Level, before.RemindedAt);
            return;
        }

        if (_work.Reference.Limit(task.Kind, _work.Ticket.CategoryCode, _work.Ticket.Urgency, _work.Today) is { } limit)
        {
            var left = limit.Accumulated ? Visits.Less(limit, task, _work.Surroundings.DoneBefore(_work.Ticket.Id).Concat(_tasks.Values), _work.Reference.Calendars) : limit;
            task.Limit = JsonSerializer.Serialize(left, JsonText.Options);
            Recount(task);
            task.OriginalDueAt = task.DueAt;
        }
    }

    /// <summary>Counts a task's limit anew, from its start with its pauses.</summary>
    public void Recount(HumanTask task)
    {
        if (task.Limit is not null)
        {
            Recount(task, JsonSerializer.Deserialize<Limit>(task.Limit, JsonText.Options)!);
        }
    }

    private void Recount(HumanTask task, Limit limit)
    {
        var pauses = TicketWork.ReadPauses(task.Pauses);
        Apply(task, _work.Reference.Due(limit, task.StartedAt, pauses), LimitWords.Explain(limit, task.StartedAt, pauses, _work));
    }

    internal void Apply(HumanTask task, DueTime due, IReadOnlyList<string> explanation)
    {
        (task.DueAt, task.RemindAt, task.LetterAt, task.EscalateAt) = (due.DueAt, due.RemindAt, due.LetterAt, due.EscalateAt);
        task.DueExplanation = StoredText.Of(JsonSerializer.SerializeToUtf8Bytes(explanation, JsonText.Options));
        Change(task);
    }

    /// <summary>Marks a task as changed.</summary>
    public void Change(HumanTask task)
    {
        _work.Touch();
        if (Changed.Add(task.Id) && LoadedVersion(task.Id) is { } loaded)
        {
            task.Version = loaded + 1;
        }
    }

    /// <summary>Completes a task: the one item of the history that carries its id and outcome.</summary>
    public void Complete(HumanTask task, string outcome, JsonObject? data, string? comment)
    {
        if (task.PausedAt is not null)
        {
            Suspensions.End(_work, task, "已办理", "it was handled");
        }

        task.State = TaskState.Done;
        task.Outcome = outcome;
        task.Data = data?.ToJsonString(JsonText.Options);
        task.Comment = comment;
        task.CompletedAt = _work.Now;
        task.CompletedBy = _work.Actor.Id;
        task.CompletedByUnitId = _work.Actor.UnitId;
        Change(task);
        var shown = task.Sealed ? null : Shown(data, comment);
        _work.Record(
            HistoryKinds.TaskCompleted,
            $"{_work.NameOf(task.UnitId)}:“{task.Title}”——{Label(task, outcome).Chinese}。",
            $"{_work.NameEnOf(task.UnitId)}: “{task.TitleEn}” - {Label(task, outcome).English}.",
            task.Id,
            outcome,
            shown);
        _work.Raise(EventTypes.TaskCompleted, task);
    }

    private static JsonObject? Shown(JsonObject? data, string? comment)
    {
        if (string.IsNullOrWhiteSpace(comment))
        {
            return (JsonObject?)data?.DeepClone();
        }

        var shown = (JsonObject?)data?.DeepClone() ?? [];
        shown.TryAdd("comment", comment);
        return shown;
    }

    internal static (string Chinese, string English) Label(HumanTask task, string outcome) =>
        OfferedOutcome.Of(task).FirstOrDefault(o => o.Name == outcome) is { } found ? (found.Label, found.LabelEn ?? found.Name) : (outcome, outcome);

    /// <summary>Cancels an open task.</summary>
    public void Cancel(HumanTask task, string why, string whyEn)
    {
        if (!task.IsOpen)
        {
            return;
        }

        if (task.PausedAt is not null)
        {
            Suspensions.End(_work, task, why, whyEn);
        }

        task.State = TaskState.Cancelled;
        task.CompletedAt = _work.Now;
        Change(task);
        _work.Record(HistoryKinds.TaskCancelled, $"“{task.Title}”({_work.NameOf(task.UnitId)})已取消:{why}。", $"“{task.TitleEn}” ({_work.NameEnOf(task.UnitId)}) was cancelled: {whyEn}.", task.Id);
        foreach (var about in Open.Where(t => t.SubjectTaskId == task.Id).ToList())
        {
            Cancel(about, why, whyEn);
        }
    }

    /// <summary>Cancels the open tasks of one activity's execution.</summary>
    public void CancelGroup(string groupId, string why, string whyEn)
    {
        foreach (var task in Open.Where(t => t.GroupId == groupId).ToList())
        {
            Cancel(task, why, whyEn);
        }
    }

    /// <summary>Cancels all open tasks.</summary>
    public void CancelAll(string why, string whyEn)
    {
        foreach (var task in Open.ToList())
        {
            Cancel(task, why, whyEn);
        }
    }

    /// <summary>Puts an open task into another unit's inbox; its limit starts anew.</summary>
    public void Move(HumanTask task, string unitId, string text, string textEn)
    {
        task.UnitId = unitId;
        task.State = TaskState.Open;
        task.ClaimedBy = null;
        task.AssigneeId = null;
        DutyRoster.Place(task, _work);
        task.Level = 0;
        task.StartedAt = _work.Now;
        task.Pauses = null;
        task.PausedAt = null;
        Recount(task);
        Change(task);
        _work.SetHolder(unitId);
        _work.Record(HistoryKinds.TaskMoved, text, textEn, task.Id, data: new JsonObject { ["unitId"] = unitId });
        _work.Raise(EventTypes.TaskCreated, task);
    }

    /// <summary>Opens a task again that the outcome which is taken back had cancelled.</summary>
    internal void Reopen(HumanTask stored)
    {
        Adopt(stored);
        stored.State = stored.ClaimedBy is null ? TaskState.Open : TaskState.Claimed;
        stored.CompletedAt = null;
        Change(stored);
    }

    /// <summary>Ends a task whose outcome is taken back and opens another in its place, its clock running on.</summary>
    internal HumanTask Renew(HumanTask stored)
    {
        var again = stored.Clone();
        again.Id = _work.NewId();
        again.State = TaskState.Open;
        (again.Outcome, again.Data, again.Comment, again.CompletedAt, again.CompletedBy, again.CompletedByUnitId, again.ClaimedBy) = (null, null, null, null, null, null, null);
        again.CreatedAt = _work.Now;
        again.Version = 1;
        Adopt(stored);
        stored.State = TaskState.Cancelled;
        Change(stored);
        _tasks[again.Id] = again;
        Change(again);
        return again;
    }

    private void Adopt(HumanTask stored)
    {
        _tasks[stored.Id] = stored;
        _loaded[stored.Id] = (stored.Version, stored.UnitId, TaskRows.Map.Values(stored));
    }

    /// <summary>Puts an open task into the inbox of the unit that takes over from its own; its clock runs on.</summary>
    internal void HandOver(HumanTask task, string unitId)
    {
        var from = task.UnitId;
        task.UnitId = unitId;
        task.State = TaskState.Open;
        (task.ClaimedBy, task.AssigneeId) = (null, null);
        DutyRoster.Place(task, _work);
        Change(task);
        _work.Involve(unitId);
        _work.Record(
            HistoryKinds.TaskMoved,
            $"机构调整,“{task.Title}”由{_work.NameOf(from)}转{_work.NameOf(unitId)}。",
            $"Reorganised: “{task.TitleEn}” goes from {_work.NameEnOf(from)} to {_work.NameEnOf(unitId)}.",
            task.Id,
            data: new JsonObject { ["unitId"] = unitId, ["from"] = from });
        _work.Raise(EventTypes.TaskCreated, task);
    }

    /// <summary>Stands a task's clock still from now on.</summary>
    public void Pause(HumanTask task)
    {
        task.PausedAt = _work.Now;
        Change(task);
    }

    /// <summary>Lets a task's clock run again from now on.</summary>
    public void Unpause(HumanTask task)
    {
        if (task.PausedAt is not { } since)
        {
            return;
        }

        task.Pauses = TicketWork.WritePauses([.. TicketWork.ReadPauses(task.Pauses), new Interval(since, _work.Now)]);
        task.PausedAt = null;
        Recount(task);
        Change(task);
    }
}
