using System.Text.Json.Nodes;

namespace Dispatch.Engine.Authoring;

/// <summary>What an activity may ask for while its place in a definition is compiled.</summary>
public sealed class ActivityBuilder
{
    private readonly Activity _activity;
    private readonly Func<JsonObject, Activity> _activityOf;
    private readonly Func<JsonNode?, Type, (IExpression? Expression, string? Type)> _expressionOf;

    internal ActivityBuilder(Activity activity, Func<JsonObject, Activity> activityOf, Func<JsonNode?, Type, (IExpression? Expression, string? Type)> expressionOf)
    {
        _activity = activity;
        _activityOf = activityOf;
        _expressionOf = expressionOf;
    }

    /// <summary>The activity's JSON.</summary>
    public JsonObject Source => _activity.Source;

    /// <summary>Compiles a nested activity; it becomes one of <see cref="Activity.Children"/>. Null stays null.</summary>
    public Activity? Nested(JsonNode? json)
    {
        if (json is not JsonObject source)
        {
            return null;
        }

        var child = _activityOf(source);
        _activity.Nested.Add(child);
        return child;
    }

    /// <summary>Compiles an expression, wrapped (<c>{typeName, expression}</c>) or bare (<c>{type, value}</c>). It is evaluated whenever the activity asks for it.</summary>
    public Input<T> Input<T>(JsonNode? json)
    {
        var (expression, type) = _expressionOf(json, typeof(T));
        return new Input<T> { Expression = expression, ExpressionType = type };
    }
}
