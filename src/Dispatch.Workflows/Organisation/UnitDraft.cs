using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Organisation;

/// <summary>What an admin says of a unit.</summary>
public sealed record UnitDraft
{
    /// <summary>Its id; made when left out.</summary>
    public string? Id { get; init; }

    /// <summary>What it is.</summary>
    public UnitKind? Kind { get; init; }

    /// <summary>Its name in Chinese.</summary>
    public string? Name { get; init; }

    /// <summary>Its name in English.</summary>
    public string? NameEn { get; init; }

    /// <summary>The unit above.</summary>
    public string? ParentId { get; init; }

    /// <summary>The department that a branch belongs to.</summary>
    public string? DepartmentId { get; init; }

    /// <summary>The unit that takes over when this one ends.</summary>
    public string? SuccessorId { get; init; }

    /// <summary>Where it is.</summary>
    public string? Address { get; init; }

    /// <summary>Latitude of its middle in WGS 84 degrees.</summary>
    public double? Lat { get; init; }

    /// <summary>Longitude of its middle in WGS 84 degrees.</summary>
    public double? Lon { get; init; }

    /// <summary>Households it looks after.</summary>
    public int? Households { get; init; }

    /// <summary>First day in force; today when left out.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Adds what is wrong with it in itself; <paramref name="id"/> is the one in the address of a change.</summary>
    public void Validate(FieldErrors errors, string? id = null)
    {
        errors.Code("id", Id).SameId("id", Id, id).Text("name", Name, 100).AtMost("nameEn", NameEn, 100).AtMost("address", Address, 200).Period(ValidFrom, ValidTo);
        if (Kind is null)
        {
            errors.Add("kind", "不能为空。Must not be empty.");
        }

        if (Lat is null != Lon is null || Lat is < -90 or > 90 or double.NaN || Lon is < -180 or > 180 or double.NaN)
        {
            errors.Add("lat", "纬度(-90 至 90)和经度(-180 至 180)须一并填写。Give latitude (-90 to 90) and longitude (-180 to 180) together.");
        }

        if (Households < 0)
        {
            errors.Add("households", "不能为负数。Must not be negative.");
        }
    }

    /// <summary>The unit that it becomes.</summary>
    public Unit ToUnit(string id, long version, DateOnly usualFrom) => new()
    {
        Id = id,
        Kind = Kind!.Value,
        Name = Name!,
        NameEn = NameEn,
        ParentId = ParentId,
        DepartmentId = DepartmentId,
        SuccessorId = SuccessorId,
        Address = Address,
        Lat = Lat,
        Lon = Lon,
        Households = Households,
        ValidFrom = ValidFrom ?? usualFrom,
        ValidTo = ValidTo,
        Version = version,
    };
}
