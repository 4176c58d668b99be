using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Organisation;

/// <summary>What an admin says of a member.</summary>
public sealed record MemberDraft
{
    /// <summary>Its id; made when left out.</summary>
    public string? Id { get; init; }

    /// <summary>The person's name.</summary>
    public string? Name { get; init; }

    /// <summary>The name in Latin letters.</summary>
    public string? NameEn { get; init; }

    /// <summary>The number they are called on at work.</summary>
    public string? Phone { get; init; }

    /// <summary>Their e-mail address at work.</summary>
    public string? Email { get; init; }

    /// <summary>The posts.</summary>
    public IReadOnlyList<PostHolding>? Posts { get; init; }

    /// <summary>Adds what is wrong with it in itself.</summary>
    public void Validate(FieldErrors errors, string? id = null) =>
        errors.Code("id", Id).SameId("id", Id, id).Text("name", Name, 60).AtMost("nameEn", NameEn, 60).AtMost("phone", Phone, 40).AtMost("email", Email, 200);

    /// <summary>The member that it becomes.</summary>
    public Member ToMember(string id, long version, DateOnly usualFrom) => new()
    {
        Id = id,
        Name = Name!,
        NameEn = NameEn,
        Phone = Phone,
        Email = Email,
        Posts = [.. (Posts ?? []).Select(p => p.ValidFrom == default ? p with { ValidFrom = usualFrom } : p)],
        Version = version,
    };
}
