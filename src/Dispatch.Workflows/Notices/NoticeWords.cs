using System.Globalization;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using Microsoft.Extensions.Options;

namespace Dispatch.Workflows.Notices;

/// <summary>The words of a ticket that notices are made of, in both languages.</summary>
public sealed class NoticeWords(IReferenceData reference, DistrictTime time, IOptions<NoticeOptions> options)
{
    /// <summary>The words for a reader: a resident follows the tracking code, a member opens the ticket.</summary>
    internal (IReadOnlyDictionary<string, string> Chinese, IReadOnlyDictionary<string, string> English) Of(Ticket ticket, HumanTask? task, bool toResident)
    {
        var link = (options.Value.PublicAddress ?? "").TrimEnd('/') + (toResident ? "/track/" + ticket.TrackingCode : "/tickets/" + ticket.Id);
        var due = (toResident ? ticket.DueAt : task?.DueAt ?? ticket.DueAt) is { } at ? time.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "—";
        var unit = reference.Current.Unit(task?.UnitId ?? ticket.LeadDepartmentId ?? ticket.HolderUnitId);
        var lead = reference.Current.Unit(ticket.LeadDepartmentId);
        Dictionary<string, string> same = new(StringComparer.Ordinal)
        {
            ["number"] = ticket.Number,
            ["title"] = ticket.Title,
            ["due"] = due,
            ["answer"] = ticket.Answer ?? "",
            ["trackingCode"] = ticket.TrackingCode,
            ["link"] = link,
        };
        return (
            new Dictionary<string, string>(same, StringComparer.Ordinal)
            {
                ["status"] = StatusNames.Chinese(ticket.Status),
                ["unit"] = unit?.Name ?? "承办单位",
                ["lead"] = lead?.Name ?? "牵头部门",
                ["task"] = task?.Title ?? "",
            },
            new Dictionary<string, string>(same, StringComparer.Ordinal)
            {
                ["status"] = StatusNames.English(ticket.Status),
                ["unit"] = unit?.NameEn ?? unit?.Name ?? "the unit in charge",
                ["lead"] = lead?.NameEn ?? lead?.Name ?? "the lead department",
                ["task"] = task?.TitleEn ?? "",
            });
    }

    /// <summary>An invented ticket's words, to try a template with.</summary>
    internal (IReadOnlyDictionary<string, string> Chinese, IReadOnlyDictionary<string, string> English) Sample(bool toResident)
    {
        var ticket = new Ticket
        {
            Id = "SAMPLE", Number = "20260302-0000001", TrackingCode = "ABCD2345EFGH", Title = "3 号楼停水", Status = TicketStatus.Handling, DueAt = time.Now.AddDays(3), Answer = "已修复。",
        };
        return Of(ticket, new HumanTask { Title = "签收", TitleEn = "Sign in", DueAt = time.Now.AddHours(2) }, toResident);
    }
}
