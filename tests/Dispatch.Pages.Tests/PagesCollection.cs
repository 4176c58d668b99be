namespace Dispatch.Pages.Tests;

/// <summary>All tests that look at pages share the host and the browser.</summary>
[CollectionDefinition(Name)]
public sealed class PagesCollection : ICollectionFixture<PagesFixture>
{
    public const string Name = "pages";
}
