using System.Text.Json;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tickets;

/// <summary>Turns what was filed into a ticket, or says what is wrong with it.</summary>
public sealed class IntakeRules(IReferenceData reference, DistrictTime time, IdGenerator ids)
{
    /// <summary>The new ticket.</summary>
    /// <exception cref="InvalidRequestException">It names what isn't there.</exception>
    /// <exception cref="ForbiddenException">The caller may not file this.</exception>
    public Ticket Accept(FileTicket request, Caller caller)
    {
        var data = reference.Current;
        var errors = new FieldErrors();
        var category = data.Category(request.CategoryCode);
        if (category?.InForce(time.Today) != true)
        {
            errors.Add("categoryCode", $"没有诉求类别 {request.CategoryCode}。There is no category {request.CategoryCode}.");
        }

        var (compound, community) = Locate(request.CompoundId, request.CommunityId, errors);
        var receivedAt = ReceivedAt(request, caller, errors);
        errors.ThrowIfAny();
        CheckChannel(caller, request.Channel);
        CheckTerritory(caller, compound ?? community!);
        return new Ticket
        {
            Id = ids.Next(),
            Number = $"{time.Local(receivedAt):yyyyMMdd}-{System.Security.Cryptography.RandomNumberGenerator.GetInt32(10_000_000):D7}",
            TrackingCode = IdGenerator.Code(12),
            ExternalRef = caller.Id is null ? null : request.ExternalRef,
            FiledBy = caller.Id,
            FiledByUnitId = caller.UnitId,
            Sandbox = caller.Has(CallerRights.Sandbox),
            Title = request.Title.Trim(),
            Description = request.Description,
            CategoryCode = request.CategoryCode,
            Fields = request.Fields is { ValueKind: JsonValueKind.Object } fields ? fields.GetRawText() : null,
            Channel = caller.IsKnown ? request.Channel : Channel.Web,
            Urgency = request.Urgency ?? category!.DefaultUrgency,
            CompoundId = compound,
            CommunityId = community,
            StreetId = data.StreetOf(community)?.Id,
            DistrictId = data.DistrictOf(community)?.Id,
            Address = request.Location?.Address,
            Latitude = request.Location?.Lat,
            Longitude = request.Location?.Lon,
            ReceivedAt = receivedAt,
            WorkflowInstanceId = ids.Next(),
        };
    }

    /// <summary>The compound, where one is named, and the community; adds an error for a place that isn't there.</summary>
    internal (string? Compound, string? Community) Locate(string? compoundId, string? communityId, FieldErrors errors)
    {
        var compound = Place(compoundId, "compoundId", UnitKind.Compound, errors);
        return (compound, Place(compound ?? communityId, compoundId is null ? "communityId" : "compoundId", UnitKind.Community, errors));
    }

    /// <summary>The unit of that kind at or above what was named.</summary>
    private string? Place(string? named, string field, UnitKind kind, FieldErrors errors)
    {
        if (named is null)
        {
            return null;
        }

        var unit = reference.Current.Units.Effective(named, time.Today);
        if (unit?.InForce(time.Today) == true && reference.Current.Units.Nearest(unit.Id, kind) is { } found)
        {
            return found.Id;
        }

        if (errors.IsEmpty || field != "compoundId")
        {
            errors.Add(field, unit is null ? $"没有组织单位 {named}。There is no unit {named}." : $"{named} 不是有效的{(kind == UnitKind.Compound ? "小区" : "社区")}。{named} is no {(kind == UnitKind.Compound ? "compound" : "community")} in force.");
        }

        return null;
    }

    private DateTimeOffset ReceivedAt(FileTicket request, Caller caller, FieldErrors errors)
    {
        if (request.ReceivedAt is not { } at)
        {
            return time.Now;
        }

        if (!caller.IsSystem && !caller.Has(CallerRights.Import))
        {
            throw new ForbiddenException("只有可导入的密钥才能填写 receivedAt。Only keys that may import can say receivedAt.");
        }

        if (at > time.Now)
        {
            errors.Add("receivedAt", "不能晚于现在。Must not lie in the future.");
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
    }

    // Departments, streets and the district don't take matters in; their programs may pass on what came to them over Open311.
    private static void CheckChannel(Caller caller, Channel channel)
    {
        if (caller.IsKnown && !caller.IsSystem && channel != Channel.Open311 && !caller.IsAny(Roles.Hotline, Roles.Station, Roles.Steward, Roles.Community))
        {
            throw new ForbiddenException("只有热线、驿站、楼栋长和社区登记诉求。Only hotline, stations, stewards and communities file complaints.");
        }
    }

    private void CheckTerritory(Caller caller, string place)
    {
        if (caller.UnitId is not { } unit || caller.IsSystem || caller.Is(Roles.Hotline))
        {
            return;
        }

        // A station or steward files for its compound, a community for its own; a department has no territory.
        var units = reference.Current.Units;
        if (units.Find(unit)?.Kind is UnitKind.Department or UnitKind.Branch)
        {
            return;
        }

        var own = units.Nearest(unit, UnitKind.Compound)?.Id ?? unit;
        if (!units.IsWithin(place, own) && !units.IsWithin(own, place))
        {
            throw new ForbiddenException("只能登记本辖区的诉求。You can file only for your own territory.");
        }
    }
}
