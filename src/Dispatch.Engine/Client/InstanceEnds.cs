namespace Dispatch.Engine.Client;

/// <summary>Asks whether instances may be ended from outside.</summary>
internal sealed class InstanceEnds(IEnumerable<IInstanceGuard> guards)
{
    /// <summary>Refuses when something depends on one of the instances.</summary>
    /// <exception cref="DefinitionRefusedException">It says what.</exception>
    public void MustBeAllowed(IEnumerable<string> instanceIds)
    {
        var reasons = instanceIds.Select(id => guards.Select(g => g.WhyNotEnd(id)).FirstOrDefault(r => r is not null)).OfType<string>().ToList();
        if (reasons.Count > 0)
        {
            throw new DefinitionRefusedException("id", reasons);
        }
    }
}
