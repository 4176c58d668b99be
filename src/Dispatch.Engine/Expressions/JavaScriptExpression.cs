using Acornima.Ast;
using Dispatch.Engine.Authoring;
using Jint;
using Jint.Runtime;

namespace Dispatch.Engine.Expressions;

/// <summary>A parsed script.</summary>
internal sealed class JavaScriptExpression(Prepared<Script> script, string source, ScriptEnginePool engines) : IExpression
{
    private static readonly string[] _reachingBuiltIns = ["prototype", "__proto__", "constructor", "Reflect", "globalThis", "Object.def", "Object.set", "Object.assign", "__define"];

    private readonly string[] _names = [.. script.ReferencedGlobals!];

    // Restoring an engine's globals does not undo changes to built-in objects, so scripts that could make them get an engine of their own.
    private readonly bool _needsOwnEngine = _reachingBuiltIns.Any(s => source.Contains(s, StringComparison.Ordinal));

    private readonly bool _leavesTraces = ScriptTraces.MayBeLeftBy(script.Program!);

    public object? Evaluate(ActivityExecutionContext context) => Evaluate(context, null);

    /// <summary>Evaluates any expression; a script with what an activity lends.</summary>
    public static object? Run(IExpression? expression, ActivityExecutionContext context, ScriptArguments arguments) =>
        expression is JavaScriptExpression script ? script.Evaluate(context, arguments) : expression?.Evaluate(context);

    /// <summary>Evaluates with what an activity lends.</summary>
    /// <exception cref="ExpressionException">It failed, or went over its limits.</exception>
    public object? Evaluate(ActivityExecutionContext context, ScriptArguments? arguments)
    {
        var engine = engines.Rent(_needsOwnEngine);
        var isSound = false;
        try
        {
            var result = engine.Run(script, _names, _leavesTraces, context, arguments);
            isSound = !_needsOwnEngine;
            return result;
        }
        catch (JavaScriptException e)
        {
            isSound = !_needsOwnEngine;
            throw new ExpressionException(e.Message, e);
        }
        catch (Exception e) when (Limit(e) is { } limit)
        {
            throw new ExpressionException($"The JavaScript expression was stopped: {limit}.", e);
        }
        catch (Exception e) when (e is JintException or InvalidOperationException or FormatException or FaultException or InsufficientExecutionStackException)
        {
            throw new ExpressionException(e.Message, e);
        }
        finally
        {
            if (isSound)
            {
                engines.Return(engine);
            }
            else
            {
                engine.Dispose();
            }
        }
    }

    private static string? Limit(Exception exception) => exception switch
    {
        TimeoutException or System.Text.RegularExpressions.RegexMatchTimeoutException => "it took too long",
        MemoryLimitExceededException or OutOfMemoryException => "it used too much memory",
        StatementsCountOverflowException => "it ran too many statements",
        RecursionDepthOverflowException => "its calls were nested too deeply",
        _ => null,
    };
}
