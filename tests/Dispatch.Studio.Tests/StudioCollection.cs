namespace Dispatch.Studio.Tests;

/// <summary>The browser stories share one host, and people who have signed in.</summary>
[CollectionDefinition(Name)]
public sealed class StudioCollection : ICollectionFixture<StudioHost>, ICollectionFixture<People>
{
    public const string Name = "Studio in the browser";
}
