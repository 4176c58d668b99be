using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dispatch.Workflows.Persistence;

/// <summary>Keeps a value as JSON text in one column.</summary>
public sealed class JsonColumn<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonText.Options),
    text => JsonSerializer.Deserialize<T>(text, JsonText.Options)!);
