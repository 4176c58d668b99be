namespace Dispatch.Host.Api;

/// <summary>The question whether a task may be put on a community.</summary>
/// <param name="DepartmentId">The department that asks; left out when a street assigns.</param>
/// <param name="CommunityId">The community.</param>
/// <param name="Matter">A matter's word or a category's code.</param>
/// <param name="CategoryCode">The same as <paramref name="Matter"/>, for those who ask about a category.</param>
/// <param name="AsOf">The day; today when left out.</param>
/// <param name="Date">The same as <paramref name="AsOf"/>.</param>
internal sealed record AdmissionQuestion(
    string? DepartmentId = null, string? CommunityId = null, string? Matter = null, string? CategoryCode = null, string? AsOf = null, string? Date = null);
