using System.Text;
using System.Text.Json;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>The filters that Elsa adds to Liquid's own.</summary>
public static class LiquidFilters
{
    /// <summary>The text's UTF-8 bytes in base 64.</summary>
    public static string? Base64(object? input) => input is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(Values.Shown(input)));

    /// <summary>The member names of an object.</summary>
    public static IEnumerable<string> Keys(object? input) => input is IDictionary<string, object> members ? [.. members.Keys] : [];

    /// <summary>The value as JSON.</summary>
    public static string Json(object? input) => JsonSerializer.Serialize(input, Values.Json);
}
