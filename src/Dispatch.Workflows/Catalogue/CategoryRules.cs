using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Catalogue;

/// <summary>What must hold of a category among the others.</summary>
internal static class CategoryRules
{
    public static void Require(Category category, ReferenceData data)
    {
        var errors = new FieldErrors();
        Check(category, data, errors);
        errors.ThrowIfAny();
    }

    public static void Check(Category category, ReferenceData data, FieldErrors errors)
    {
        errors.CategoryIs("parentCode", category.ParentCode, data).Period(category.ValidFrom, category.ValidTo);
        if (category.ParentCode is { } parent && (parent == category.Code || data.Categories.SelfAndAncestors(parent).Contains(category.Code)))
        {
            errors.Add("parentCode", "上级类别不能是自己或自己的下级。A category can't stand below itself.");
        }
    }
}
