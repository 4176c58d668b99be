using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>Converts constants once, at compile time.</summary>
internal static class Constant
{
    public static IExpression Of(object? value, Type target)
    {
        try
        {
            return new ConstantExpression(value is null || target == typeof(object) ? value : Values.To(value, target));
        }
        catch (FormatException e)
        {
            return new FailingExpression(e.Message);
        }
    }
}
