using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Organisation;

/// <summary>What must hold of a reorganisation among the units.</summary>
internal static class ReorganisationRules
{
    public static void Require(Reorganisation order, ReferenceData data)
    {
        var errors = new FieldErrors();
        var kind = data.Unit(order.UnitIds[0])?.Kind;
        for (var i = 0; i < order.UnitIds.Count; i++)
        {
            CheckEnding(errors, $"unitIds[{i}]", order.UnitIds[i], order, kind, data);
        }

        for (var i = 0; i < order.Parts.Count; i++)
        {
            CheckPart(errors, $"parts[{i}]", order.Parts[i], order, kind, data);
        }

        errors.ThrowIfAny();
    }

    private static void CheckEnding(FieldErrors errors, string field, string id, Reorganisation order, UnitKind? kind, ReferenceData data)
    {
        if (data.Unit(id) is not { } unit)
        {
            errors.UnitIs(field, id, data.Units);
        }
        else if (unit.Kind != kind || unit.Kind == UnitKind.District)
        {
            errors.Add(field, "应为同一类单位,且不能是区。The units must be of one kind, and no district.");
        }
        else if (unit.SuccessorId is not null || unit.ValidTo < order.OnDate)
        {
            errors.Add(field, $"“{id}”到 {order.OnDate:yyyy-MM-dd} 已结束。“{id}” has ended by then.");
        }
    }

    private static void CheckPart(FieldErrors errors, string field, ReorganisationPart part, Reorganisation order, UnitKind? kind, ReferenceData data)
    {
        if (data.Unit(part.UnitId) is not { } heir)
        {
            errors.UnitIs($"{field}.unitId", part.UnitId, data.Units);
            return;
        }

        if (heir.Kind != kind || !heir.InForce(order.OnDate) || heir.SuccessorId is not null || (order.Kind != ReorganisationKind.Merge && order.UnitIds.Contains(heir.Id)))
        {
            errors.Add($"{field}.unitId", $"承接单位应为同类单位、到 {order.OnDate:yyyy-MM-dd} 有效,且不在结束的单位之中(合并除外)。The successor must be of the same kind, in force on that day, and not among those that end (but for a merger).");
        }

        foreach (var child in part.Children ?? [])
        {
            if (data.Unit(child)?.ParentId is not { } parent || !order.UnitIds.Contains(parent))
            {
                errors.Add($"{field}.children", $"“{child}”不是所列单位的直接下级。“{child}” does not stand directly below a unit that ends.");
            }
        }

        foreach (var category in part.Categories ?? [])
        {
            errors.CategoryIs($"{field}.categories", category, data);
        }
    }
}
