using System.Security.Cryptography;
using System.Text.Json;
using Dispatch.Engine.Converters;
using Dispatch.Host.Api;
using MediatR;

namespace Dispatch.Host.ElsaApi;

/// <summary>What Studio's editors are made of: activity types, expression types, variable types, strategies, features.</summary>
internal sealed class ElsaDescriptors : IApiResource
{
    private const string Core = "Elsa.Workflows.Core";
    private const string Runtime = "Elsa.Workflows.Runtime";
    private static readonly string[] _converterParameters = ["sourceType", "destinationType"];

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.ElsaApi();
        group.MapGet("/descriptors/activities", ActivitiesAsync).ToLook();
        group.MapGet("/descriptors/activities/{type}", ActivityAsync).ToLook();
        group.MapPost("/descriptors/activities/{type}/options/{property}", Choices).ToLook();
        group.MapGet("/descriptors/expression-descriptors", (HttpContext c) => Cached(c, ExpressionTypes)).ToLook();
        group.MapGet("/descriptors/variables", (HttpContext c) => Cached(c, Types(SignIn.IsChinese(c)))).ToLook();
        group.MapGet("/descriptors/storage-drivers", StorageDrivers).ToLook();
        group.MapGet("/descriptors/workflow-activation-strategies", (HttpContext c) => ElsaJson.List(Activations(SignIn.IsChinese(c)))).ToLook();
        group.MapGet("/descriptors/incident-strategies", (HttpContext c) => ElsaJson.List(Incidents(SignIn.IsChinese(c)))).ToLook();
        group.MapGet("/descriptors/log-persistence-strategies", (HttpContext c) => ElsaJson.List(LogPersistence(SignIn.IsChinese(c)))).ToLook();
        group.MapGet("/descriptors/commit-strategies/workflows", None).ToLook();
        group.MapGet("/descriptors/commit-strategies/activities", None).ToLook();
        group.MapGet("/descriptors/output-converters", Converters).ToLook();
        group.MapGet("/features/installed", () => ElsaJson.List(Features)).ToLook();
        group.MapGet("/features/installed/{fullName}", Feature).ToLook();
        group.MapPost("/tests/activities", Tried).ToLook();
        group.MapGet("/package/version", () => ElsaJson.Ok(new { packageVersion = "3.8.2" })).ToLook();
    }

    private static async Task<IResult> ActivitiesAsync(HttpContext context, ActivityCatalogue catalogue, ISender sender)
    {
        var items = await catalogue.AllAsync(SignIn.IsChinese(context), sender, context.RequestAborted);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { items, count = items.Count }, ElsaJson.Options);
        return Tagged(context, body);
    }

    private static async Task<IResult> ActivityAsync(string type, HttpContext context, ActivityCatalogue catalogue, ISender sender)
    {
        var items = await catalogue.AllAsync(SignIn.IsChinese(context), sender, context.RequestAborted);
        return items.LastOrDefault(i => i["typeName"]!.GetValue<string>() == type) is { } found ? ElsaJson.Ok(found) : Results.StatusCode(StatusCodes.Status404NotFound);
    }

    // Studio asks for all descriptors after every save: unchanged ones cost no transfer.
    private static IResult Tagged(HttpContext context, byte[] body)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Accept-Language, Authorization";
        return context.Request.Headers.IfNoneMatch.Contains(tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }

    private static IResult Choices(string type, string property, HttpContext context, ActivityCatalogue catalogue) =>
        catalogue.Choices(type, property, SignIn.IsChinese(context)) is { } choices ? ElsaJson.Ok(new { items = choices }) : Results.StatusCode(StatusCodes.Status404NotFound);

    // Studio's type picker asks dozens of times in a row.
    private static IResult Cached<T>(HttpContext context, IReadOnlyCollection<T> items)
    {
        context.Response.Headers.CacheControl = "private, max-age=60";
        context.Response.Headers.Vary = "Accept-Language, Authorization";
        return ElsaJson.List(items);
    }

    // Studio's tab for trying one activity is always there. An activity of ours needs its workflow around it: nothing is run, and the tab says so.
    private static IResult Tried(HttpContext context)
    {
        var (name, words) = SignIn.IsChinese(context)
            ? ("说明", "活动不能单独试运行,什么也没有执行。请运行整个流程,再看运行日志。")
            : ("Note", "Activities are not tried alone, and nothing was run. Run the workflow and read its journal.");
        return ElsaJson.Ok(new { status = "Pending", activityState = new Dictionary<string, string> { [name] = words }, outputs = new { }, payload = new { } });
    }

    private static IResult None() => ElsaJson.List(Array.Empty<object>());

    private static IResult Converters(HttpContext context, OutputConverters converters)
    {
        var missing = _converterParameters.Where(p => context.Request.Query[p].Count == 0).Select(p => $"The {p} query parameter is required.").ToList();
        return missing.Count == 0
            ? ElsaJson.List(converters.Between(context.Request.Query["sourceType"].ToString(), context.Request.Query["destinationType"].ToString())
                .Select(c => Shape(c, SignIn.IsChinese(context))).ToList())
            : ElsaJson.Of(StatusCodes.Status400BadRequest, new { statusCode = 400, message = "One or more errors occurred!", errors = new { generalErrors = missing } });
    }

    private static object Shape(IOutputConverter converter, bool zh) => new
    {
        id = converter.Id,
        sourceTypeName = converter.SourceType,
        resultTypeName = converter.ResultType,
        displayName = zh ? converter.DisplayName.Zh : converter.DisplayName.En,
        settingsSchema = converter.SettingsSchema,
    };

    private static IResult Feature(string fullName) =>
        Array.Find(Features, f => f.FullName == fullName) is { } found ? ElsaJson.Ok(found) : Results.StatusCode(StatusCodes.Status404NotFound);

    private static IResult StorageDrivers(HttpContext context)
    {
        var chinese = SignIn.IsChinese(context);
        return ElsaJson.Ok(new
        {
            items = new object[]
            {
                new { typeName = $"Elsa.Workflows.WorkflowInstanceStorageDriver, {Core}", displayName = chinese ? "流程实例(持久)" : "Workflow Instance", priority = 5, deprecated = false },
                new { typeName = $"Elsa.Workflows.MemoryStorageDriver, {Core}", displayName = chinese ? "内存(等待后丢失)" : "Memory", priority = 0, deprecated = false },
            },
        });
    }

    private static Strategy[] Activations(bool zh) =>
    [
        new($"Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, {Core}", zh ? "总是" : "Always", zh ? "总是允许启动新实例。" : "A new instance may always start."),
        new($"Elsa.Workflows.Runtime.ActivationValidators.CorrelatedSingletonStrategy, {Runtime}", zh ? "同一关联编号只有一个" : "Correlated singleton", zh ? "同一流程、同一关联编号没有运行中的实例时才启动。" : "Only when no instance of this workflow with the same correlation id is running."),
        new($"Elsa.Workflows.Runtime.ActivationValidators.CorrelationStrategy, {Runtime}", zh ? "关联编号唯一" : "Correlation", zh ? "任何流程都没有同一关联编号的运行中实例时才启动。" : "Only when no instance of any workflow with the same correlation id is running."),
        new($"Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, {Runtime}", zh ? "只有一个" : "Singleton", zh ? "本流程没有运行中的实例时才启动。" : "Only when no instance of this workflow is running."),
    ];

    private static Strategy[] Incidents(bool zh) =>
    [
        new("ContinueWithIncidentsStrategy", zh ? "记录故障并继续" : "Continue with incidents", zh ? "其他分支继续运行,故障等待处理。" : "The other branches go on; the incident waits to be mended."),
        new("FaultStrategy", zh ? "出错即结束" : "Fault", zh ? "整个实例以出错结束。" : "The whole instance ends as faulted."),
    ];

    private static Strategy[] LogPersistence(bool zh) =>
    [
        new($"Elsa.Workflows.LogPersistence.Strategies.Inherit, {Core}", zh ? "继承" : "Inherit", ""),
        new($"Elsa.Workflows.LogPersistence.Strategies.Exclude, {Core}", zh ? "不记录" : "Exclude", ""),
        new($"Elsa.Workflows.LogPersistence.Strategies.Include, {Core}", zh ? "记录" : "Include", ""),
    ];

    private static object[] ExpressionTypes { get; } =
    [
        Expression("Literal", false, null),
        Expression("Object", false, "json"),
        Expression("Json", false, "json"),
        Expression("Variable", true, null),
        Expression("Input", true, null),
        Expression("JavaScript", true, "javascript"),
        Expression("Liquid", true, "liquid"),
    ];

    private static object Expression(string type, bool browsable, string? language) => new
    {
        type,
        displayName = type,
        isSerializable = true,
        isBrowsable = browsable,
        properties = language is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["MonacoLanguage"] = language },
    };

    private static object[] Types(bool zh) =>
    [
        Type("Object", "对象", 0, zh), Type("String", "文字", 0, zh), Type("Boolean", "是/否", 0, zh), Type("Int32", "整数", 0, zh), Type("Int64", "长整数", 0, zh),
        Type("Double", "小数", 0, zh), Type("Decimal", "十进制小数", 0, zh), Type("Guid", "全局编号", 0, zh), Type("DateTime", "日期时间", 0, zh),
        Type("DateTimeOffset", "日期时间(含时区)", 0, zh), Type("DateOnly", "日期", 0, zh), Type("TimeOnly", "时间", 0, zh), Type("TimeSpan", "时长", 0, zh),
        Type("ObjectDictionary", "对象字典", 1, zh), Type("StringDictionary", "文字字典", 1, zh),
        Type("JsonElement", "JSON", 2, zh), Type("JsonNode", "JSON 节点", 2, zh), Type("JsonObject", "JSON 对象", 2, zh),
    ];

    private static object Type(string name, string chinese, int group, bool zh) => new
    {
        typeName = name,
        displayName = zh ? $"{chinese} {name}" : name,
        category = (zh ? ["基本类型", "字典", "动态"] : new[] { "Primitives", "Lookups", "Dynamic" })[group],
        description = zh ? chinese : name,
    };

    private static InstalledFeature[] Features { get; } =
        [.. new[] { "Workflows", "Flowchart", "WorkflowDefinitions", "WorkflowInstances", "WorkflowManagement", "WorkflowRuntime", "WorkflowsApi", "Identity", "JavaScript", "Liquid", "Scheduling", "Http" }
            .Select(n => new InstalledFeature(n, "Elsa", "Elsa." + n, n, ""))];

    private sealed record Strategy(string TypeName, string DisplayName, string Description);

    private sealed record InstalledFeature(string Name, string Namespace, string FullName, string DisplayName, string Description);
}
