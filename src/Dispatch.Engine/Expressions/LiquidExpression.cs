using System.Globalization;
using Dispatch.Engine.Authoring;
using DotLiquid;

namespace Dispatch.Engine.Expressions;

/// <summary>A parsed template.</summary>
internal sealed class LiquidExpression(Template template, ScriptLimits limits, IScriptHost host, bool isText) : IExpression
{
    private const int MostIterations = 100_000;

    static LiquidExpression() => Template.RegisterFilter(typeof(LiquidFilters));

    public object? Evaluate(ActivityExecutionContext context)
    {
        using var writer = new LimitedWriter(limits.Text);
        try
        {
            template.Render(writer, new RenderParameters(CultureInfo.InvariantCulture)
            {
                LocalVariables = LiquidData.Root(context, host),
                ErrorsOutputMode = ErrorsOutputMode.Rethrow,
                MaxIterations = MostIterations,
                Timeout = (int)limits.Time.TotalMilliseconds,
                SyntaxCompatibilityLevel = SyntaxCompatibility.DotLiquid22a,
            });
        }
        catch (Exception e) when (e is not (ExpressionException or OutOfMemoryException))
        {
            throw new ExpressionException($"The Liquid expression failed: {e.Message}", e);
        }

        var text = writer.ToString();
        return isText ? text : text.Trim();
    }
}
