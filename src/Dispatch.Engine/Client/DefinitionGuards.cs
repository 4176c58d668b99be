namespace Dispatch.Engine.Client;

/// <summary>Asks all guards at once.</summary>
internal static class DefinitionGuards
{
    /// <summary>Refuses when something depends on the definition.</summary>
    /// <exception cref="DefinitionRefusedException">It says what, under <paramref name="field"/>.</exception>
    public static void MustLetGo(this IEnumerable<IDefinitionGuard> guards, string definitionId, string field) => Refuse(guards.Select(g => g.WhyNotDelete(definitionId)), field);

    /// <summary>Refuses when the definition needs more than a start.</summary>
    /// <exception cref="DefinitionRefusedException">It says what.</exception>
    public static void MustStartAlone(this IEnumerable<IDefinitionGuard> guards, string definitionId) => Refuse(guards.Select(g => g.WhyNotStart(definitionId)), "definitionId");

    private static void Refuse(IEnumerable<string?> reasons, string field)
    {
        if (reasons.FirstOrDefault(r => r is not null) is { } reason)
        {
            throw new DefinitionRefusedException(field, reason);
        }
    }
}
