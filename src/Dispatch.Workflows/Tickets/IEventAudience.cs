namespace Dispatch.Workflows.Tickets;

/// <summary>Says whether anybody outside listens, so that events nobody wants cost nothing.</summary>
public interface IEventAudience
{
    /// <summary>Whether events of this type about a ticket that these units may see are wanted.</summary>
    bool Listens(string eventType, IReadOnlyList<string> unitIds);
}
