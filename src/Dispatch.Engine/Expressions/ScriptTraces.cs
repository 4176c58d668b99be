using Acornima.Ast;

namespace Dispatch.Engine.Expressions;

/// <summary>Tells whether a script could leave something behind in its engine: declarations outside of functions, assignments, deletions, the global <c>this</c>.</summary>
internal static class ScriptTraces
{
    public static bool MayBeLeftBy(Node script) => Any(script, isInFunction: false);

    private static bool Any(Node node, bool isInFunction)
    {
        switch (node)
        {
            case AssignmentExpression or UpdateExpression or ThisExpression or UnaryExpression { Operator: Acornima.Operator.Delete }:
            case VariableDeclaration or FunctionDeclaration or ClassDeclaration when !isInFunction:
            case ForInStatement or ForOfStatement when !isInFunction:
                return true;
        }

        isInFunction |= node is FunctionExpression or ArrowFunctionExpression;
        foreach (var child in node.ChildNodes)
        {
            if (Any(child, isInFunction))
            {
                return true;
            }
        }

        return false;
    }
}
