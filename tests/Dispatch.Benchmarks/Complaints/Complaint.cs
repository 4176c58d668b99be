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
            await host.SendAsync(_resident, new EvaluateByTrackingCode(_code, "Satisfied", true, FreeText.Of(5)));
            return true;
        }

        var (outcome, data) = Answer(task.Kind);
        await host.SendAsync(Holder(task.UnitId), new CompleteTask(task.Id, outcome, data, null));
        return true;
    }

    private (string Outcome, JsonElement Data) Answer(string task) => task switch
    {
        "station.handle" when kind == ComplaintKind.Settled => ("Resolved", Json(new { measures = FreeText.Of(6) })),
        "station.handle" => ("Escalate", Json(new { reason = FreeText.Of(6) })),
        "community.whistle" => ("Whistle", Json(new { leadDepartmentId = "dept-urban-management", helperDepartmentIds = new[] { "dept-housing" }, whistleType = "routine", request = FreeText.Of(6) })),
        "department.signIn" => ("Accept", Json(new { })),
        "department.arrive" => ("Arrived", Json(new { arrivedAt = "2026-09-21T11:00:00+08:00", place = FreeText.Of(10) })),
        "department.report" => ("Resolved", Json(new { acceptedAt = "2026-09-21T10:00:00+08:00", spokeWith = FreeText.Of(3), measures = FreeText.Of(7), timeLimit = FreeText.Of(3) })),
        "community.verify" => ("Confirmed", Json(new { })),
        "community.evaluate" => ("Done", Json(new { response = 5, arrival = 4, quality = 5, text = FreeText.Of(4) })),
        "department.evaluate" => ("Done", Json(new { proper = 5, complete = 4, cooperative = 5, text = FreeText.Of(4) })),
        var other => throw new InvalidOperationException($"No answer to a {other}."),
    };

    private async Task FileAsync()
    {
        var filed = await host.SendAsync(Holder("station-guiyuan"), new FileTicket
        {
            Channel = Channel.Station,
            Title = FreeText.Of(8),
            Description = FreeText.Of(25),
            CategoryCode = kind == ComplaintKind.Whistled ? "illegal-building" : "noise.neighbour",
            CompoundId = "compound-guiyuan",
            Reporter = new NewReporter(FreeText.Of(3), "13800000000", false),
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
