using System.Text.Json;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Benchmarks.Complaints;

/// <summary>One complaint on its way: with a whistle it takes about a dozen steps.</summary>
internal sealed class Complaint(ComplaintHost host, ComplaintKind kind = ComplaintKind.Whistled)
{
    private static readonly Caller _resident = Caller.Anonymous;

    private static readonly Dictionary<string, (string Outcome, JsonElement Data)> _answers = new()
    {
        ["station.handle"] = ("Escalate", Json(new { reason = "需部门处置" })),
        ["community.whistle"] = ("Whistle", Json(new { leadDepartmentId = "dept-urban-management", helperDepartmentIds = new[] { "dept-housing" }, whistleType = "routine", request = "请到场处置" })),
        ["department.signIn"] = ("Accept", Json(new { })),
        ["department.arrive"] = ("Arrived", Json(new { arrivedAt = "2026-09-21T11:00:00+08:00", place = "桂苑小区 3 号楼" })),
        ["department.report"] = ("Resolved", Json(new { acceptedAt = "2026-09-21T10:00:00+08:00", spokeWith = "王女士", measures = "现场拆除并清运", timeLimit = "今日内" })),
        ["community.verify"] = ("Confirmed", Json(new { })),
        ["community.evaluate"] = ("Done", Json(new { response = 5, arrival = 4, quality = 5, text = "响应及时" })),
        ["department.evaluate"] = ("Done", Json(new { proper = 5, complete = 4, cooperative = 5, text = "情况清楚" })),
    };

    private static readonly (string Outcome, JsonElement Data) _settled = ("Resolved", Json(new { measures = "已上门劝阻" }));

    private string _id = "";
    private string _code = "";

    /// <summary>The ticket, once it is filed.</summary>
    public string Id => _id;

    /// <summary>Takes the next step; false when the complaint is closed.</summary>
    public async Task<bool> StepAsync()
    {
        if (_id.Length == 0)
        {
            await FileAsync();
            return true;
        }

        if (Open() is not { } task)
        {
            return false;
        }

        if (task.Kind == "resident.evaluate")
        {
            await host.SendAsync(_resident, new EvaluateByTrackingCode(_code, "Satisfied", true, "处理得很快"));
            return true;
        }

        var (outcome, data) = kind == ComplaintKind.Settled && task.Kind == "station.handle" ? _settled : _answers[task.Kind];
        await host.SendAsync(Holder(task.UnitId), new CompleteTask(task.Id, outcome, data, null));
        return true;
    }

    private async Task FileAsync()
    {
        var filed = await host.SendAsync(Holder("station-guiyuan"), new FileTicket
        {
            Channel = Channel.Station,
            Title = kind == ComplaintKind.Whistled ? "楼顶搭建彩钢房" : "楼上夜间施工噪声",
            Description = kind == ComplaintKind.Whistled ? "三号楼楼顶有人搭建彩钢房,存在安全隐患,请尽快处理。" : "楼上住户夜间施工,影响休息,请尽快处理。",
            CategoryCode = kind == ComplaintKind.Whistled ? "illegal-building" : "noise.neighbour",
            CompoundId = "compound-guiyuan",
            Reporter = new NewReporter("王女士", "13800000000", false),
        });
        (_id, _code) = (filed.Ticket.Id, filed.Ticket.TrackingCode);
    }

    private (string Id, string Kind, string UnitId)? Open()
    {
        using var read = host.Database.OpenRead();
        return read.QueryFirst<(string, string, string)?>(
            "SELECT id, kind, unit_id FROM tasks WHERE ticket_id = $1 AND state = 'Open' ORDER BY id LIMIT 1", r => (r.GetString(0), r.GetString(1), r.GetString(2)), _id);
    }

    private static Caller Holder(string unit) => Caller.Key("key-" + unit, unit, Roles.ForUnitKind(unit[..unit.IndexOf('-', StringComparison.Ordinal)] switch
    {
        "dept" => "Department",
        var kind => kind,
    }));

    private static JsonElement Json(object data) => JsonSerializer.SerializeToElement(data);
}
