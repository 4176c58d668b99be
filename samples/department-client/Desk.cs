namespace Dispatch.DepartmentClient;

/// <summary>
/// Decides what the department answers. This one agrees to everything; yours asks your people or your own system.
/// Null leaves the task open for later.
/// </summary>
internal sealed class Desk(TimeProvider time)
{
    public TaskReply? Decide(DepartmentTask task) => task.Kind switch
    {
        "department.signIn" => new TaskReply("Accept", new { contact = "值班室 Duty office" }, "收到 Received"),
        "department.arrive" => new TaskReply("Arrived", new { arrivedAt = time.GetUtcNow(), place = "现场 On site" }, null),
        "department.report" when task.Offers("Resolved") => new TaskReply(
            "Resolved",
            new { acceptedAt = time.GetUtcNow(), spokeWith = "已与居民当面沟通 Spoke with the resident", measures = "已处理 Done", timeLimit = "当日办结 The same day" },
            null),
        "department.evaluate" => new TaskReply("Done", new { proper = 5, complete = 5, cooperative = 5 }, null),
        _ => null,
    };
}
