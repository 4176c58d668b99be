using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Sample;

/// <summary>Who acts for a unit: its demo account where it has one, otherwise a person who exists only in the sample.</summary>
internal sealed class SampleCast(ReferenceData reference)
{
    /// <summary>Somebody of the unit.</summary>
    public Caller Of(string unitId)
    {
        var demo = DemoSignIns.All.FirstOrDefault(d => d.UnitId == unitId);
        var role = reference.Unit(unitId)?.Kind switch
        {
            UnitKind.District => Roles.District,
            UnitKind.Street => Roles.Street,
            UnitKind.Community => Roles.Community,
            UnitKind.Station => Roles.Station,
            _ => Roles.Department,
        };
        return Caller.User(demo.Name ?? $"sample-{unitId}", unitId, role);
    }

    /// <summary>Who files a matter that comes in this way.</summary>
    public Caller Filing(SampleArrival arrival) => arrival.Channel switch
    {
        Channel.Station or Channel.Steward when reference.StationOf(arrival.CompoundId) is { } station => Of(station.Id),
        Channel.Community when reference.CommunityOf(arrival.CompoundId) is { } community => Of(community.Id),
        Channel.Hotline or Channel.App => Caller.User("demo-hotline", null, Roles.Hotline),
        _ => Caller.Anonymous,
    };
}
