using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Persistence;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages.Admin;

/// <summary>Names of those who did something: accounts, keys, Dispatch itself. Asked once a page.</summary>
internal sealed class ActorNames(IDatabase database, IReferenceData reference, Says says, IStringLocalizer<Words> words)
{
    private Dictionary<string, string>? _names;

    /// <summary>The name; the id where nobody knows a name.</summary>
    public string Of(string? id) => id switch
    {
        null => words["Actor.nobody"],
        "system" => words["Actor.system"],
        _ => (_names ??= Read()).GetValueOrDefault(id, id),
    };

    /// <summary>A unit's name, or that of the person or key who acted for none.</summary>
    public string UnitOr(string? id) => reference.Current.Units.Find(id) is null ? Of(id) : says.Unit(id);

    private Dictionary<string, string> Read()
    {
        using var session = database.OpenRead();
        return session.Query(
            "SELECT id, name FROM host_api_keys UNION ALL SELECT id, COALESCE(display_name, name) FROM host_accounts", row => (Id: row.GetString(0), Name: row.GetString(1)))
            .GroupBy(n => n.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Name, StringComparer.Ordinal);
    }
}
