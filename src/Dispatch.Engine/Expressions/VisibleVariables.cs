using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>The variables that an expression at some place sees, nearest first.</summary>
internal static class VisibleVariables
{
    public static IEnumerable<(string Name, string? TypeName)> Of(ActivityExecutionContext context)
    {
        for (var scope = context; scope is not null; scope = scope.Parent)
        {
            foreach (var variable in scope.Activity.Variables)
            {
                yield return (variable.Name, variable.TypeName);
            }

            foreach (var name in OwnNames(scope))
            {
                yield return (name, null);
            }
        }
    }

    /// <summary>The variable whose accessor has that ending, e.g. <c>TicketId</c> for <c>getTicketId</c>.</summary>
    public static (string Name, string? TypeName)? ByAccessor(ActivityExecutionContext context, string ending)
    {
        foreach (var variable in Of(context))
        {
            if (Pascal.Case(variable.Name) == ending)
            {
                return variable;
            }
        }

        return null;
    }

    private static List<string> OwnNames(ActivityExecutionContext scope)
    {
        var names = new List<string>();
        if (scope.Data.Variables is { Count: > 0 } own)
        {
            foreach (var name in own.Keys)
            {
                if (!scope.Activity.Variables.Any(v => v.Id == name))
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }
}
