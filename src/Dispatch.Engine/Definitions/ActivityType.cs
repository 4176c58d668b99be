using System.Reflection;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Definitions;

/// <summary>An activity class with everything the compiler needs of it, read by reflection once.</summary>
internal sealed class ActivityType
{
    private readonly Func<Activity> _create;

    private ActivityType(Type clrType, ActivityDescriptor descriptor, Func<Activity> create)
    {
        ClrType = clrType;
        Descriptor = descriptor;
        _create = create;
    }

    public Type ClrType { get; }

    public ActivityDescriptor Descriptor { get; }

    public IReadOnlyList<Member> Inputs { get; private init; } = [];

    public IReadOnlyList<PropertyInfo> Outputs { get; private init; } = [];

    public IReadOnlyList<PropertyInfo> Ports { get; private init; } = [];

    public Activity Create() => _create();

    public static ActivityType Of(Type type, ActivityAttribute attribute)
    {
        var constructor = type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [])
            ?? throw new InvalidOperationException($"Activity class {type.Name} needs a constructor without parameters.");
        Activity Create() => (Activity)constructor.Invoke(null);
        var inDeclarationOrder = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(Depth).ThenBy(p => p.MetadataToken).ToList();
        var inputs = inDeclarationOrder.Where(p => p.IsDefined(typeof(InputAttribute))).Select(p => new Member(p, p.GetCustomAttribute<InputAttribute>()!)).ToList();
        var outputs = inDeclarationOrder.Where(p => p.IsDefined(typeof(OutputAttribute))).ToList();
        var ports = inDeclarationOrder.Where(p => p.IsDefined(typeof(PortAttribute))).ToList();
        return new ActivityType(type, DescriptorFactory.Create(type, attribute, Create(), inputs, outputs, ports), Create) { Inputs = inputs, Outputs = outputs, Ports = ports };
    }

    private static int Depth(PropertyInfo property)
    {
        var depth = 0;
        for (var type = property.DeclaringType; type is not null; type = type.BaseType)
        {
            depth++;
        }

        return depth;
    }

    internal sealed record Member(PropertyInfo Property, InputAttribute Attribute)
    {
        public bool IsWrapped => typeof(Input).IsAssignableFrom(Property.PropertyType);

        public Type ValueType => IsWrapped ? Property.PropertyType.GetGenericArguments()[0] : Property.PropertyType;
    }
}
