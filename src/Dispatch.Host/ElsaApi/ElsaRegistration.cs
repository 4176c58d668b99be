namespace Dispatch.Host.ElsaApi;

/// <summary>Registers what Elsa's routes need.</summary>
internal static class ElsaRegistration
{
    public static void AddElsaApi(this IServiceCollection services)
    {
        services.AddSingleton<DraftReceipts>();
        services.AddSingleton<DefinitionShape>();
        services.AddSingleton<ActivityCatalogue>();
        services.AddSingleton<ActivityInside>();
        services.AddSingleton<TypeDeclarations>();
    }
}
