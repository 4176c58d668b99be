using System.Reflection;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Definitions;

/// <summary>All activity types there are: classes with <see cref="ActivityAttribute"/> in the given assemblies.</summary>
public sealed class ActivityRegistry
{
    private readonly Dictionary<string, SortedDictionary<int, ActivityType>> _types = new(StringComparer.Ordinal);

    /// <summary>Looks through the engine's own assembly and <paramref name="assemblies"/>.</summary>
    /// <exception cref="InvalidOperationException">Two classes claim the same type and version.</exception>
    public ActivityRegistry(params IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies.Prepend(typeof(ActivityRegistry).Assembly).Distinct())
        {
            foreach (var type in assembly.GetTypes())
            {
                if (type.GetCustomAttribute<ActivityAttribute>(false) is { } attribute)
                {
                    Add(ActivityType.Of(type, attribute));
                }
            }
        }
    }

    /// <summary>The descriptors of all types, by name and version.</summary>
    public IEnumerable<ActivityDescriptor> Descriptors => _types.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => t.Value.Values).Select(t => t.Descriptor);

    /// <summary>The newest descriptor of a type, or null.</summary>
    public ActivityDescriptor? Descriptor(string type, int? version = null) => Find(type, version)?.Descriptor;

    /// <summary>The type in that version; the newest when that version isn't there; null when nobody knows it.</summary>
    internal ActivityType? Find(string type, int? version) =>
        _types.TryGetValue(type, out var versions) ? (version is { } v && versions.TryGetValue(v, out var exact) ? exact : versions.Last().Value) : null;

    private void Add(ActivityType type)
    {
        var name = type.Descriptor.TypeName;
        if (!_types.TryGetValue(name, out var versions))
        {
            _types[name] = versions = [];
        }

        if (!versions.TryAdd(type.Descriptor.Version, type))
        {
            throw new InvalidOperationException($"Both {type.ClrType.Name} and {versions[type.Descriptor.Version].ClrType.Name} claim the activity type '{name}' version {type.Descriptor.Version}.");
        }
    }
}
