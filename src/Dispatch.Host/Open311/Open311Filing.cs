using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Open311;

/// <summary>
/// Reads a posted request. The place is <c>address_id</c> (a unit's id), or an <c>address_string</c> that names a compound or its address, or the compound
/// that lies nearest to <c>lat</c> and <c>long</c>. Absent and empty arguments are the same.
/// </summary>
internal sealed class Open311Filing(IFormCollection form, ReferenceData reference)
{
    private const int LongestDescription = 4000;
    private const int LongestTitle = 60;
    private const double FarthestKilometres = 5;

    private string? this[string name] => form[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>What is filed.</summary>
    /// <exception cref="InvalidRequestException">It names the argument that is missing or wrong.</exception>
    public FileTicket Read()
    {
        var errors = new FieldErrors();
        var code = this["service_code"];
        var category = code is null ? null : reference.Category(code);
        if (category is null)
        {
            errors.Add("service_code", code is null ? "必填。Required." : $"没有诉求类别 {code}。There is no service {code}.");
        }

        if (this["description"] is { Length: > LongestDescription })
        {
            errors.Add("description", $"最多 {LongestDescription} 个字符。At most {LongestDescription} characters.");
        }

        var (lat, lon) = (Number("lat", errors), Number("long", errors));
        if (lat is null != lon is null)
        {
            errors.Add(lat is null ? "lat" : "long", "经纬度须一并填写。Give lat and long together.");
        }

        var place = Place(lat, lon, errors);
        errors.ThrowIfAny();
        return new FileTicket
        {
            Channel = Channel.Open311,
            Title = Title(category!),
            Description = string.Join('\n', new[] { this["description"], this["media_url"] }.Where(text => text is not null)),
            CategoryCode = category!.Code,
            CompoundId = reference.Units.Nearest(place!.Id, UnitKind.Compound)?.Id,
            CommunityId = reference.CommunityOf(place.Id)?.Id,
            Reporter = Reporter(),
            Location = lat is null && this["address_string"] is null ? null : new LocationView(lat, lon, this["address_string"]),
            Fields = Fields(category, errors),
        };
    }

    private string Title(Category category)
    {
        var words = this["description"]?.ReplaceLineEndings(" ").Trim() is { Length: > 0 } text ? text : category.Name;
        return words.Length <= LongestTitle ? words : words[..LongestTitle];
    }

    private double? Number(string name, FieldErrors errors)
    {
        if (this[name] is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        errors.Add(name, "应为数字。Must be a number.");
        return null;
    }

    private Unit? Place(double? lat, double? lon, FieldErrors errors)
    {
        if (this["address_id"] is { } id)
        {
            return reference.Unit(id) is { } unit && reference.CommunityOf(id) is not null ? unit : Missing("address_id", $"没有小区或社区 {id}。There is no compound or community {id}.", errors);
        }

        if (this["address_string"] is { } address && Named(address) is { } named)
        {
            return named;
        }

        if (lat is { } a && lon is { } o)
        {
            return reference.Units.NearestPlaced(UnitKind.Compound, a, o, FarthestKilometres)
                ?? Missing("lat", "附近没有小区,请填写 address_id。No compound lies near by: give address_id.", errors);
        }

        return Missing(
            "address_id",
            "请填写 address_id(小区编号)、含小区名称的 address_string,或 lat 与 long。Give address_id (a compound's id), an address_string that names the compound, or lat and long.",
            errors);
    }

    // The longest name wins: 桂苑小区二期 before 桂苑小区.
    private Unit? Named(string address) => reference.Units.Units
        .Where(u => u.Kind is UnitKind.Compound or UnitKind.Community)
        .Where(u => address.Contains(u.Name, StringComparison.OrdinalIgnoreCase)
            || (u.NameEn is { } english && address.Contains(english, StringComparison.OrdinalIgnoreCase))
            || (u.Address is { } own && address.Contains(own, StringComparison.OrdinalIgnoreCase)))
        .MaxBy(u => (u.Kind == UnitKind.Compound, u.Name.Length));

    private NewReporter? Reporter()
    {
        var name = string.Join(' ', new[] { this["last_name"], this["first_name"] }.Where(part => part is not null));
        var (phone, email) = (this["phone"], this["email"]);
        return name.Length == 0 && phone is null && email is null ? null : new NewReporter(name.Length == 0 ? null : name, phone, false, email);
    }

    private JsonElement? Fields(Category category, FieldErrors errors)
    {
        var fields = new JsonObject();
        foreach (var attribute in Open311Catalogue.Definition(category).Attributes)
        {
            var given = form[$"attribute[{attribute.Code}]"].Concat(form[$"attribute[{attribute.Code}][]"]).OfType<string>().Where(v => v.Length > 0).ToArray();
            if (given.Length == 0)
            {
                if (attribute.Required)
                {
                    errors.Add($"attribute[{attribute.Code}]", "必填。Required.");
                }

                continue;
            }

            fields[attribute.Code] = Value(attribute, given, errors);
        }

        errors.ThrowIfAny();
        return fields.Count == 0 ? null : JsonSerializer.SerializeToElement(fields);
    }

    private static JsonNode? Value(Open311Attribute attribute, string[] given, FieldErrors errors)
    {
        if (attribute.Datatype == "multivaluelist")
        {
            return new JsonArray([.. given.Select(v => JsonValue.Create(v))]);
        }

        if (attribute.Datatype != "number")
        {
            return given[0];
        }

        if (decimal.TryParse(given[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        errors.Add($"attribute[{attribute.Code}]", "应为数字。Must be a number.");
        return null;
    }

    private static Unit? Missing(string name, string message, FieldErrors errors)
    {
        errors.Add(name, message);
        return null;
    }
}
