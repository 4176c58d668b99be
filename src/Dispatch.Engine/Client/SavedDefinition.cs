using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Client;

/// <summary>The answer to a save or a publication.</summary>
/// <param name="Definition">The version as it now stands.</param>
/// <param name="Revision">What identifies its content; see <see cref="SaveDefinition.Expected"/>.</param>
/// <param name="AlreadyPublished">Whether it was published before.</param>
/// <param name="Consumers">How many other definitions use it as an activity.</param>
/// <param name="Warnings">What is doubtful but does not stop it.</param>
public sealed record SavedDefinition(WorkflowDefinition Definition, string Revision, bool AlreadyPublished, int Consumers, IReadOnlyList<DefinitionWarning> Warnings);
