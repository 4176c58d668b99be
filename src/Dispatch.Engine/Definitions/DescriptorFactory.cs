using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Definitions;

/// <summary>Makes descriptors out of attributes.</summary>
internal static class DescriptorFactory
{
    public static ActivityDescriptor Create(Type type, ActivityAttribute attribute, Activity sample, IReadOnlyList<ActivityType.Member> inputs, IReadOnlyList<PropertyInfo> outputs, IReadOnlyList<PropertyInfo> ports)
    {
        var dot = attribute.Type.LastIndexOf('.');
        var name = attribute.Type[(dot + 1)..];
        return new ActivityDescriptor
        {
            TypeName = attribute.Type,
            Namespace = dot < 0 ? "" : attribute.Type[..dot],
            Name = name,
            Version = attribute.Version,
            Category = Localized.Of(attribute.Category, attribute.CategoryZh),
            DisplayName = Localized.Of(attribute.DisplayName, attribute.DisplayNameZh, Words(name)),
            Description = Localized.Of(attribute.Description, attribute.DescriptionZh),
            Kind = attribute.Kind,
            IsBrowsable = attribute.IsBrowsable,
            IsContainer = attribute.IsContainer,
            IsStart = attribute.IsStart,
            IsTerminal = sample.IsTerminal,
            Inputs = [.. inputs.Select((input, i) => Input(input, i))],
            Outputs = [.. outputs.Select(Output)],
            Ports = [.. ports.Where(p => !typeof(IEnumerable).IsAssignableFrom(p.PropertyType)).Select(Slot), .. attribute.Outcomes.Select((o, i) => Outcome(attribute, o, i))],
            CustomProperties = new JsonObject { ["Type"] = attribute.Type },
        };
    }

    /// <summary>A name in PascalCase as separate words.</summary>
    public static string Words(string name)
    {
        var words = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                words.Append(' ');
            }

            words.Append(name[i]);
        }

        return words.ToString();
    }

    private static PortDescriptor Outcome(ActivityAttribute attribute, string outcome, int i) =>
        new(outcome, Localized.Of(Words(outcome), attribute.OutcomesZh.ElementAtOrDefault(i)), false);

    private static PortDescriptor Slot(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<PortAttribute>()!;
        var name = attribute.Name ?? property.Name;
        return new PortDescriptor(name, Localized.Of(attribute.DisplayName, attribute.DisplayNameZh, Words(name)), true, attribute.IsBrowsable);
    }

    private static OutputDescriptor Output(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<OutputAttribute>()!;
        return new OutputDescriptor(
            property.Name,
            TypeAliases.Of(property.PropertyType.GetGenericArguments()[0]),
            Localized.Of(attribute.DisplayName, attribute.DisplayNameZh, Words(property.Name)),
            Localized.Of(attribute.Description, attribute.DescriptionZh));
    }

    private static InputDescriptor Input(ActivityType.Member member, int place)
    {
        var attribute = member.Attribute;
        var options = attribute.Options.Length == 0 && member.ValueType.IsEnum ? Enum.GetNames(member.ValueType) : attribute.Options;
        var hint = options.Length > 0 && attribute.UIHint == "singleline" ? "dropdown" : member.ValueType == typeof(bool) && attribute.UIHint == "singleline" ? "checkbox" : attribute.UIHint;
        return new InputDescriptor
        {
            Name = member.Property.Name,
            TypeName = TypeAliases.Of(member.ValueType),
            DisplayName = Localized.Of(attribute.DisplayName, attribute.DisplayNameZh, Words(member.Property.Name)),
            Description = Localized.Of(attribute.Description, attribute.DescriptionZh),
            Order = attribute.Order == 0 ? place : attribute.Order,
            IsWrapped = member.IsWrapped,
            UIHint = hint,
            DefaultValue = attribute.DefaultValue is null ? null : JsonSerializer.SerializeToNode(attribute.DefaultValue is Enum ? attribute.DefaultValue.ToString() : attribute.DefaultValue, Values.Json),
            DefaultSyntax = attribute.DefaultSyntax,
            Category = attribute.Category,
            Options = options,
            OptionsSource = attribute.OptionsSource,
            AutoEvaluate = attribute.AutoEvaluate,
            UISpecifications = Specifications(hint, options, attribute),
        };
    }

    private static JsonObject Specifications(string hint, string[] options, InputAttribute attribute)
    {
        JsonArray Items() => [.. options.Select(o => new JsonObject { ["text"] = o, ["value"] = o })];
        return hint switch
        {
            "dropdown" when attribute.OptionsSource is null => new JsonObject { ["dropdown"] = new JsonObject { ["selectList"] = new JsonObject { ["items"] = Items(), ["isFlagsEnum"] = false } } },
            "checklist" when attribute.OptionsSource is null => new JsonObject { ["checklist"] = new JsonObject { ["checkList"] = new JsonObject { ["items"] = Items(), ["isFlagsEnum"] = false } } },
            "json-editor" => new JsonObject { ["code-editor"] = new JsonObject { ["language"] = "json" } },
            "code-editor" => new JsonObject { ["code-editor"] = new JsonObject { ["language"] = "javascript" } },
            _ => [],
        };
    }
}
