namespace Dispatch.Workflows.Access;

/// <summary>What a caller is to Dispatch. A unit's key has the role of the unit's kind.</summary>
public static class Roles
{
    /// <summary>Keeps organisation, lists, rules and workflows; sees all tickets, personal data masked.</summary>
    public const string Admin = "admin";

    /// <summary>Reads the audit and all that it is about; changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>The district: supervision, admission, the whole picture.</summary>
    public const string District = "district";

    /// <summary>A street: coordination, returns, approvals.</summary>
    public const string Street = "street";

    /// <summary>A community: the whistle, verification, evaluation.</summary>
    public const string Community = "community";

    /// <summary>A compound's station: takes in and handles on the spot.</summary>
    public const string Station = "station";

    /// <summary>A steward of a building, a team or another body of the compound: files tickets.</summary>
    public const string Steward = "steward";

    /// <summary>A department or its branch: answers the whistle.</summary>
    public const string Department = "department";

    /// <summary>The hotline: files tickets and evaluates for residents.</summary>
    public const string Hotline = "hotline";

    /// <summary>All of them, in the order of the matrix of routes and roles.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Admin, Auditor, District, Street, Community, Station, Steward, Department, Hotline];

    /// <summary>The role of a unit's key, from the name of the unit's kind.</summary>
    public static string ForUnitKind(string kind) => kind.ToUpperInvariant() switch
    {
        "DISTRICT" => District,
        "STREET" => Street,
        "COMMUNITY" => Community,
        "STATION" => Station,
        "DEPARTMENT" or "BRANCH" => Department,
        _ => Steward,
    };
}
