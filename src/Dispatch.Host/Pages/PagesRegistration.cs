using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dispatch.Host.Api;
using Dispatch.Host.Pages.Admin;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Dispatch.Host.Pages;

/// <summary>Adds the pages: their words in two languages, and who may open each.</summary>
internal static class PagesRegistration
{
    private static readonly CultureInfo[] _cultures = [new("zh-CN"), new("en")];

    public static void AddPages(this IServiceCollection services)
    {
        services.AddLocalization();

        // Chinese stays Chinese in the page's source; what could be markup is still encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped<Says>();
        services.AddScoped<TaskForms>();
        services.AddScoped<TicketPath>();
        services.AddScoped<TicketSheet>();
        services.AddScoped<TaskSheet>();
        services.AddScoped<EvaluationSheet>();
        services.AddScoped<DrillSheet>();
        services.AddScoped<IntakeAnswer>();
        services.AddScoped<MatterDesk>();
        services.AddSingleton<Holding>();
        AddAdminPages(services);
        services.AddRazorPages(options => options.Conventions.AddFolderApplicationModelConvention("/", Declare));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture("zh-CN");
            options.SupportedCultures = options.SupportedUICultures = [.. _cultures];
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    private static void AddAdminPages(IServiceCollection services)
    {
        services.AddScoped<Choices>();
        services.AddScoped<ActorNames>();
        services.AddScoped<EntryHistory>();
        services.AddScoped<DutyRegister>();
        services.AddSingleton<HeldFiles>();
        foreach (var register in typeof(IRegister).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IRegister))))
        {
            services.AddScoped(typeof(IRegister), register);
        }
    }

    private static void Declare(PageApplicationModel page)
    {
        var declared = page.HandlerType.GetCustomAttribute<PageForAttribute>()
            ?? throw new InvalidOperationException($"The page {page.ViewEnginePath} does not say who may open it: give its model [PageFor].");
        page.EndpointMetadata.Add(declared.Access);
    }
}
