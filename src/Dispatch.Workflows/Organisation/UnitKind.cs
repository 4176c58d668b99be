namespace Dispatch.Workflows.Organisation;

/// <summary>What a unit is: a level of territory, a service point, or a body that is called to it.</summary>
public enum UnitKind
{
    District,
    Street,
    Community,
    Compound,
    Building,
    Station,
    Department,
    Branch,
    PropertyFirm,
    OwnersCommittee,
    Team,
}
