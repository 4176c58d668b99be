using System.Text.Json.Nodes;
using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Converters;

/// <summary>
/// Changes the value of an output on its way into the variable that it is bound to; the output itself keeps its value. A converter is
/// registered as a service, asks nothing and changes nothing. Definitions name it by its id, which therefore never changes its meaning.
/// </summary>
public interface IOutputConverter
{
    /// <summary>The id that definitions hold.</summary>
    string Id { get; }

    /// <summary>Alias of the type it takes; <c>Object</c> takes any.</summary>
    string SourceType { get; }

    /// <summary>Alias of the type it gives; <c>Object</c> may be any.</summary>
    string ResultType { get; }

    /// <summary>Name in the editor.</summary>
    Localized DisplayName { get; }

    /// <summary>JSON schema of its settings; null when it has none.</summary>
    JsonObject? SettingsSchema { get; }

    /// <summary>The value as the variable is to get it. It is in its stored form and never null.</summary>
    /// <exception cref="Authoring.FaultException">It can't be converted.</exception>
    object? Convert(object value, JsonObject? settings);
}
