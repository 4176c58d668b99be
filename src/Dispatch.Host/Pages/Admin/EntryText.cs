using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Host.Pages.Admin;

/// <summary>Entries as JSON and back.</summary>
internal static class EntryText
{
    public static JsonObject? Of<T>(T? entry)
        where T : class => entry is null ? null : JsonSerializer.SerializeToNode(entry, JsonText.Options)!.AsObject();

    /// <summary>The draft that an entry makes.</summary>
    /// <exception cref="InvalidRequestException">A value can't be read.</exception>
    public static T Draft<T>(JsonObject entry)
    {
        try
        {
            return entry.Deserialize<T>(JsonText.Options)!;
        }
        catch (JsonException e)
        {
            throw new InvalidRequestException(e.Path?.TrimStart('$', '.') ?? "", "值不正确。The value can't be read.");
        }
    }
}
