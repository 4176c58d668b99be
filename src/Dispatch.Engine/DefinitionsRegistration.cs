using System.Reflection;
using Dispatch.Engine.Converters;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Expressions;
using Dispatch.Engine.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dispatch.Engine;

/// <summary>Registers what turns definitions into graphs.</summary>
public static class DefinitionsRegistration
{
    /// <summary>Adds the compiler with Elsa's activities and those in <paramref name="activityAssemblies"/>.</summary>
    public static IServiceCollection AddDispatchDefinitions(this IServiceCollection services, params Assembly[] activityAssemblies)
    {
        services.TryAddSingleton(new CompilerOptions());
        services.AddSingleton(_ => new ActivityRegistry(activityAssemblies));
        services.AddSingleton<IExpressionLanguage, LiteralLanguage>();
        services.AddSingleton<IExpressionLanguage, ObjectLanguage>();
        services.AddSingleton<IExpressionLanguage, VariableLanguage>();
        services.AddSingleton<IExpressionLanguage, InputLanguage>();
        services.TryAddSingleton<ScriptLimits>();
        services.TryAddSingleton<IScriptHost, NoScriptHost>();
        services.AddSingleton<IExpressionLanguage, JavaScriptLanguage>();
        services.AddSingleton<IExpressionLanguage, LiquidLanguage>();
        services.AddSingleton<ExpressionCompiler>();
        services.AddSingleton<IOutputConverter, JsonTextConverter>();
        services.AddSingleton<IOutputConverter, MemberConverter>();
        services.AddSingleton<OutputConverters>();
        services.AddSingleton<IWorkflowActivities, StoredWorkflowActivities>();
        services.AddSingleton<DefinitionCompiler>();
        services.AddSingleton<TriggerSchedule>();
        services.AddScoped<Timers.ITimerTarget, TriggerTimer>();
        services.AddSingleton<Analysis.DefinitionAnalyzer>();
        services.AddSingleton<IDefinitionCompiler>(s => s.GetRequiredService<DefinitionCompiler>());
        return services;
    }
}
