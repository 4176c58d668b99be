using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Jint;
using JsEngine = Jint.Engine;

namespace Dispatch.Engine.Expressions;

/// <summary>JavaScript with Elsa's globals. Scripts are parsed when the definition is compiled and run in pooled engines without access to .NET.</summary>
public sealed class JavaScriptLanguage(ScriptLimits limits, TimeProvider time, IScriptHost host) : IExpressionLanguage
{
    private const int CachedScripts = 2_000;
    private readonly ScriptEnginePool _engines = new(limits, time, host);
    private readonly ConcurrentDictionary<string, IExpression> _scripts = [];

    private static readonly ScriptPreparationOptions _preparation = new()
    {
        CollectReferencedGlobals = true,
        ParsingOptions = ScriptParsingOptions.Default with { AllowReturnOutsideFunction = true },
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Types { get; } = ["JavaScript"];

    /// <inheritdoc/>
    public IExpression Compile(JsonNode? value, Type target)
    {
        var source = value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : value?.ToJsonString();
        return string.IsNullOrWhiteSpace(source) ? new ConstantExpression(null) : Script(source);
    }

    /// <summary>Compiles a script, or finds it compiled.</summary>
    public IExpression Script(string source)
    {
        if (_scripts.TryGetValue(source, out var known))
        {
            return known;
        }

        if (_scripts.Count >= CachedScripts)
        {
            _scripts.Clear();
        }

        return _scripts[source] = Parse(source);
    }

    private IExpression Parse(string source)
    {
        try
        {
            return new JavaScriptExpression(JsEngine.PrepareScript(source, options: _preparation), source, _engines);
        }
        catch (Exception e) when (e is ScriptPreparationException or Acornima.ParseErrorException)
        {
            return new FailingExpression($"Not well-formed JavaScript: {e.Message}");
        }
    }
}
