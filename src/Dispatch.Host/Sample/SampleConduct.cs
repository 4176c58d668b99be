using System.Text.Json.Nodes;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Host.Sample;

/// <summary>
/// How the people of the sample behave: most are well within the limit, some are late, a few let a matter lie. Calibrated on published yearly
/// figures of cities: 97 % on time, 95 % satisfied of those who answer at the first try. What is done again after a bad evaluation runs late more often.
/// </summary>
internal sealed class SampleConduct(DistrictTime district, Random random)
{
    /// <summary>When the task will be done; null when nobody will do it.</summary>
    public DateTimeOffset? When(SampleTask task)
    {
        if (TaskKinds.IsResidents(task.Kind))
        {
            return random.NextDouble() < (task.Kind == TaskKinds.ResidentEvaluate ? 0.62 : 0.15) ? Awake(task.CreatedAt.AddHours(3 + (random.NextDouble() * 60))) : null;
        }

        var at = task.CreatedAt + (task.CaseTime * (Share(task) * (task.Urgent ? 0.6 : 1) * Math.Exp(Normal() * 0.6)));
        if (task.Kind is TaskKinds.Report or TaskKinds.CommunityHandle && random.Next(150) == 0)
        {
            // Something else came up.
            at = task.CreatedAt + (task.CaseTime * (0.3 + random.NextDouble()));
        }
        else if (task.DueAt is { } due && at > due && random.NextDouble() < 0.85)
        {
            // Who sees the limit coming does it just in time.
            at = task.CreatedAt + ((due - task.CreatedAt) * (0.6 + (0.35 * random.NextDouble())));
        }

        if (!IsEvaluation(task) && task.CaseDueAt is { } end && at > task.CreatedAt + ((end - task.CreatedAt) * 0.25) && end > task.CreatedAt && random.NextDouble() < 0.995)
        {
            // Others come after, and the whole case has its end too.
            at = task.CreatedAt + ((end - task.CreatedAt) * (0.02 + (0.18 * random.NextDouble())));
        }

        return task.Urgent || task.Kind == TaskKinds.StationHandle ? Awake(at) : AtWork(at);
    }

    private static bool IsEvaluation(SampleTask task) => task.Kind is TaskKinds.CommunityEvaluate or TaskKinds.DepartmentEvaluate;

    /// <summary>The share of the whole case's limit that such a task usually takes.</summary>
    private static double Share(SampleTask task) => task.Kind switch
    {
        TaskKinds.StationHandle or TaskKinds.CommunityWhistle => 0.02,
        TaskKinds.SignIn => task.UnitId == "dept-urban-management" ? 0.02 : 0.008,
        TaskKinds.Arrive => 0.03,
        TaskKinds.Report => task.UnitId switch { "dept-urban-management" => 0.12, "dept-housing" => 0.08, _ => 0.05 },
        TaskKinds.Verify => 0.06,
        TaskKinds.CommunityHandle => 0.15,
        TaskKinds.CommunityEvaluate or TaskKinds.DepartmentEvaluate => 0.4,
        _ => 0.05,
    };

    /// <summary>What comes of it, with the form filled in; null when the task offers nothing that the sample's people know.</summary>
    public (string Outcome, JsonObject Data)? Do(SampleTask task)
    {
        var offered = JsonNode.Parse(task.Outcomes)!.AsArray().Select(o => (string)o!["name"]!).ToList();
        var outcome = Choose(task.Kind, offered);
        return outcome is null ? null : (outcome, Data(task, outcome));
    }

    private string? Choose(string kind, List<string> offered)
    {
        (string Outcome, int Weight)[] habits = kind switch
        {
            TaskKinds.StationHandle => [("Resolved", 34), ("Escalate", 62), ("NotAccepted", 4)],
            TaskKinds.CommunityHandle => [("Resolved", 88), ("Whistle", 6), ("Coordinate", 6)],
            TaskKinds.CommunityWhistle => [("Whistle", 90), ("HandleHere", 7), ("Coordinate", 3)],
            TaskKinds.StreetCoordinate => [("AssignDepartment", 70), ("AssignCommunity", 15), ("JointMeeting", 9), ("NotAccepted", 6)],
            TaskKinds.SignIn => [("Accept", 93), ("Return", 7)],
            TaskKinds.Report => [("Resolved", 82), ("CannotResolve", 9), ("RequestExtension", 5), ("RequestSuspension", 4)],
            TaskKinds.StreetApprove => [("Approved", 80), ("Refused", 20)],
            TaskKinds.Verify => [("Confirmed", 93), ("Redo", 7)],
            TaskKinds.StreetSupervise or TaskKinds.DistrictSupervise => [("Urge", 85), ("TakeOver", 15)],
            TaskKinds.ResidentEvaluate => [("Satisfied", 64), ("Acceptable", 31), ("Dissatisfied", 5)],
            TaskKinds.ResidentObject => [("Object", 100)],
            _ => [("Done", 1), ("Decided", 1), ("Arrived", 1), ("Agree", 1), ("Approved", 1)],
        };
        var known = habits.Where(h => offered.Contains(h.Outcome)).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var at = random.Next(known.Sum(h => h.Weight));
        return known.First(h => (at -= h.Weight) < 0).Outcome;
    }

    private JsonObject Data(SampleTask task, string outcome) => (task.Kind, outcome) switch
    {
        (_, "NotAccepted") => new() { ["ground"] = random.Next(2) == 0 ? "properChannel" : "outOfDuty", ["explanation"] = "已告知居民可走的途径。" },
        (TaskKinds.StationHandle or TaskKinds.CommunityHandle, "Resolved") => new() { ["measures"] = "上门了解情况,当场协调解决,居民认可。" },
        (TaskKinds.StationHandle, "Escalate") => new() { ["reason"] = "驿站无法解决,需上级协调。" },
        (TaskKinds.CommunityHandle, "Whistle") => new() { ["leadDepartmentId"] = "dept-urban-management", ["whistleType"] = "routine", ["request"] = "请到现场处理。" },
        (_, "Coordinate" or "HandleHere") => new() { ["reason"] = "情况较复杂,已与居民沟通。" },
        (TaskKinds.StreetCoordinate, "AssignDepartment") when !task.Outcomes.Contains("\"default\":\"dept-", StringComparison.Ordinal) =>
            new() { ["leadDepartmentId"] = "dept-urban-management", ["whistleType"] = "routine", ["opinion"] = "请牵头办理。" },
        (TaskKinds.StreetCoordinate, "JointMeeting") => new() { ["agenda"] = "明确牵头单位。" },
        (TaskKinds.StreetMeeting, _) => new() { ["decision"] = "由主管部门牵头,社区协助。", ["participants"] = "社区、城管、住建" },
        (TaskKinds.SignIn, "Return") => new() { ["ground"] = random.Next(2) == 0 ? "ownership" : "territory", ["explanation"] = "经核,不属于本单位职责。" },
        (TaskKinds.Arrive, _) => new() { ["arrivedAt"] = Local(district.Now), ["place"] = "小区现场" },
        (TaskKinds.Report, "Resolved" or "CannotResolve") => Reply(task, outcome),
        (TaskKinds.Report, "RequestExtension") => new() { ["reason"] = "需协调产权单位,时间不足。", ["days"] = 3 + random.Next(5) },
        (TaskKinds.Report, "RequestSuspension") => new() { ["reason"] = "works", ["explanation"] = "列入改造计划,等待施工。", ["reviewInDays"] = 20 },
        (TaskKinds.Verify, "Redo") => new() { ["reason"] = "现场问题仍在。" },
        (TaskKinds.CommunityEvaluate, _) => new() { ["response"] = Score(), ["arrival"] = Score(), ["quality"] = Score() },
        (TaskKinds.DepartmentEvaluate, _) => new() { ["proper"] = Score(), ["complete"] = Score(), ["cooperative"] = Score() },
        _ => [],
    };

    private JsonObject Reply(SampleTask task, string outcome)
    {
        var reply = new JsonObject
        {
            ["acceptedAt"] = Local(task.CreatedAt),
            ["spokeWith"] = "与诉求人电话沟通",
            ["measures"] = outcome == "Resolved" ? "派员到场,已处理完毕并清理现场。" : "已临时处置,根治需列入计划。",
            ["timeLimit"] = outcome == "Resolved" ? "当日完成" : "一个月内",
        };
        if (outcome == "CannotResolve")
        {
            reply["reason"] = "涉及产权单位,暂无条件。";
        }

        return reply;
    }

    /// <summary>Whether the resident calls it solved.</summary>
    public bool Solved(string outcome) => random.NextDouble() < outcome switch { "Satisfied" => 0.99, "Acceptable" => 0.9, _ => 0.1 };

    private int Score() => random.Next(10) switch { 0 => 2 + random.Next(2), < 5 => 4, _ => 5 };

    private string Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, district.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>The instant, or the next morning at work.</summary>
    private DateTimeOffset AtWork(DateTimeOffset at)
    {
        var local = district.Local(at);
        if (IsWorkday(local) && local.Hour is >= 8 and < 17)
        {
            return at;
        }

        var day = local.Hour < 8 ? local.Date : local.Date.AddDays(1);
        while (!IsWorkday(day))
        {
            day = day.AddDays(1);
        }

        return district.Instant(day.AddHours(8.5).AddMinutes(random.Next(90)));
    }

    private static bool IsWorkday(DateTime day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private DateTimeOffset Awake(DateTimeOffset at) => district.Local(at).Hour is >= 6 and < 23 ? at : at.AddHours(7);
}
