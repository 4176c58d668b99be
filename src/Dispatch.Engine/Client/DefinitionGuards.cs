namespace Dispatch.Engine.Client;

/// <summary>Asks all guards at once.</summary>
internal static class DefinitionGuards
{
    /// <summary>Refuses when something depends on the definition.</summary>
    /// <exception cref="DefinitionRefusedException">It says what, under <paramref name="field"/>.</exception>
    public static void MustLetGo(this IEnumerable<IDefinitionGuard> guards, string definitionId, string field)
    {
        if (guards.Select(g => g.WhyNotDelete(definitionId)).FirstOrDefault(r => r is not null) is { } reason)
        {
            throw new DefinitionRefusedException(field, reason);
        }
    }
}
