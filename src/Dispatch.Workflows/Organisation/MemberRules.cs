using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Organisation;

/// <summary>What must hold of a member among the units.</summary>
internal static class MemberRules
{
    public static void Require(Member member, ReferenceData data)
    {
        var errors = new FieldErrors();
        Check(member, data, errors);
        errors.ThrowIfAny();
    }

    public static void Check(Member member, ReferenceData data, FieldErrors errors)
    {
        for (var i = 0; i < member.Posts.Count; i++)
        {
            var post = member.Posts[i];
            errors.UnitIs($"posts[{i}].unitId", post.UnitId, data.Units).Text($"posts[{i}].post", post.Post, 40);
            if (post.ValidTo < post.ValidFrom)
            {
                errors.Add($"posts[{i}].validTo", "结束日期早于开始日期。The period ends before it begins.");
            }
        }
    }
}
