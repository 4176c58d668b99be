using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using RoleNames = Dispatch.Workflows.Access.Roles;

namespace Dispatch.Host.Identity;

/// <summary>What an admin says of an account.</summary>
internal sealed record AccountDraft
{
    private static readonly string[] _ofUnits = [RoleNames.District, RoleNames.Street, RoleNames.Community, RoleNames.Station, RoleNames.Steward, RoleNames.Department];

    /// <summary>What is typed to sign in; cannot be changed later.</summary>
    public string? Name { get; init; }

    /// <summary>The person's name; left out: the member's.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The member whose account it is.</summary>
    public string? MemberId { get; init; }

    /// <summary>The unit it acts for.</summary>
    public string? UnitId { get; init; }

    /// <summary>Its roles; left out: the one of the unit's kind.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Who it is to the identity provider.</summary>
    public string? ExternalName { get; init; }

    /// <summary>Adds what is wrong with it in itself.</summary>
    public void Validate(FieldErrors errors)
    {
        errors.Text("name", Name, 60).AtMost("displayName", DisplayName, 60).AtMost("externalName", ExternalName, 200);
        if (Name?.Any(char.IsWhiteSpace) == true)
        {
            errors.Add("name", "账号名不能有空格。The name must not have spaces.");
        }

        foreach (var unknown in (Roles ?? []).Except(RoleNames.All))
        {
            errors.Add("roles", $"未知角色 {unknown}。Unknown role; known: {string.Join(", ", RoleNames.All)}.");
        }
    }

    /// <summary>Puts it into the account.</summary>
    public void Apply(Account account, ReferenceData data)
    {
        var unit = data.Unit(UnitId);
        account.DisplayName = DisplayName;
        account.MemberId = MemberId;
        account.UnitId = UnitId;
        account.ExternalName = ExternalName;
        account.Roles = string.Join(',', Roles is { Count: > 0 } ? Roles.Distinct() : unit is null ? [] : [RoleNames.ForUnitKind(unit.Kind.ToString())]);
    }

    /// <summary>Throws where the account does not fit members, units and roles.</summary>
    /// <exception cref="InvalidRequestException">It does not.</exception>
    public static void Require(Account account, ReferenceData data)
    {
        var errors = new FieldErrors();
        var unit = data.Unit(account.UnitId);
        if (account.UnitId is not null && unit is null)
        {
            errors.Add("unitId", $"没有组织单位“{account.UnitId}”。There is no unit “{account.UnitId}”.");
        }

        if (account.MemberId is not null && data.Units.Member(account.MemberId) is null)
        {
            errors.Add("memberId", $"没有成员“{account.MemberId}”。There is no member “{account.MemberId}”.");
        }

        if (account.RoleList.Count == 0)
        {
            errors.Add("roles", "请选择角色或单位。Choose a role or a unit.");
        }

        foreach (var role in account.RoleList.Intersect(_ofUnits).Where(role => !Fits(role, unit)))
        {
            errors.Add("unitId", $"角色 {role} 要有相应类型的单位。The role {role} needs a unit of its kind.");
        }

        errors.ThrowIfAny();
    }

    /// <summary>Whether a role is one, and of the kind of the unit where it needs one.</summary>
    public static bool Fits(string role, Unit? unit) =>
        RoleNames.All.Contains(role) && (!_ofUnits.Contains(role) || (unit is not null && RoleNames.ForUnitKind(unit.Kind.ToString()) == role));
}
