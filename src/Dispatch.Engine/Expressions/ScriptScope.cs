using Dispatch.Engine.Activities;
using Dispatch.Engine.Authoring;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;
using JsEngine = Jint.Engine;

namespace Dispatch.Engine.Expressions;

/// <summary>What the running script sees of its instance: variables, inputs and outputs at its place.</summary>
internal sealed class ScriptScope(JsEngine engine, ScriptValues values)
{
    private readonly List<string> _lent = [];
    private readonly Dictionary<string, Loaded> _loaded = [];
    private ActivityExecutionContext? _context;
    private ScriptArguments? _arguments;

    public ScriptValues Values => values;

    public ActivityExecutionContext Context => _context!;

    public void Enter(ActivityExecutionContext context, ScriptArguments? arguments)
    {
        _context = context;
        _arguments = arguments;
    }

    public void Leave()
    {
        _context = null;
        _arguments = null;
        _loaded.Clear();
        foreach (var name in _lent)
        {
            engine.Global.Delete(name);
        }

        _lent.Clear();
    }

    /// <summary>Gives the script those accessors that it names and that exist at its place.</summary>
    public void Lend(string[] names)
    {
        foreach (var name in names)
        {
            if (!engine.Global.HasProperty(name) && Accessor(name) is { } accessor)
            {
                engine.SetValue(name, accessor);
                _lent.Add(name);
            }
        }
    }

    public JsValue GetVariable(string name, string? typeName = null)
    {
        if (_loaded.TryGetValue(name, out var loaded))
        {
            return loaded.Value;
        }

        if (!Context.TryFindVariable(name, out var stored))
        {
            return JsValue.Undefined;
        }

        typeName ??= VisibleVariables.Of(Context).FirstOrDefault(v => v.Name == name).TypeName;
        var value = values.ToScript(stored, typeName);
        if (value.IsObject())
        {
            _loaded[name] = new Loaded(value, values.Text(value));
        }

        return value;
    }

    public void SetVariable(string name, JsValue value)
    {
        _loaded.Remove(name);
        var stored = values.FromScript(value);
        if (!Context.TrySetVariable(name, stored))
        {
            (Context.Parent ?? Context).DeclareVariable(name, stored);
        }
    }

    /// <summary>Takes back what the script changed inside objects it read from variables.</summary>
    public void Store()
    {
        foreach (var (name, loaded) in _loaded)
        {
            if (values.Text(loaded.Value) != loaded.Text)
            {
                Context.TrySetVariable(name, values.FromScript(loaded.Value));
            }
        }
    }

    private JsValue? Accessor(string name)
    {
        if (name == "variables")
        {
            return Container();
        }

        if (_arguments is { } arguments && Lent(name, arguments) is { } lent)
        {
            return lent;
        }

        if (name.Length < 4 || !(name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal)))
        {
            return null;
        }

        var ending = name[3..];
        if (VisibleVariables.ByAccessor(Context, ending) is { } variable)
        {
            return name[0] == 'g' ? Function(name, _ => GetVariable(variable.Name, variable.TypeName)) : Function(name, a => Assign(variable.Name, a));
        }

        return name[0] == 's' ? null : InputAccessor(name, ending) ?? OutputAccessor(name, ending);
    }

    private JsValue? Lent(string name, ScriptArguments arguments)
    {
        if (arguments.Outcomes is { } outcomes)
        {
            switch (name)
            {
                case "setOutcome":
                    return Function(name, a => Take(outcomes, a.Length > 0 ? [values.FromScript(a[0])] : []));
                case "setOutcomes":
                    return Function(name, a => Take(outcomes, a.Length > 0 && a[0].IsArray() ? a[0].AsArray().Select(values.FromScript) : []));
            }
        }

        foreach (var (key, value) in arguments.Values)
        {
            if (name.Length > 3 && name.StartsWith("get", StringComparison.Ordinal) && (name.AsSpan(3).SequenceEqual(key) || name.AsSpan(3).SequenceEqual(Pascal.Case(key))))
            {
                return Function(name, _ => values.ToScript(value));
            }
        }

        return null;
    }

    private static JsValue Take(List<string> outcomes, IEnumerable<object?> names)
    {
        outcomes.Clear();
        outcomes.AddRange(names.Select(Authoring.Values.Shown).Where(n => n.Length > 0));
        return JsValue.Undefined;
    }

    private ClrFunction? InputAccessor(string name, string ending)
    {
        foreach (var declared in DeclaredInputs())
        {
            if (declared == ending)
            {
                return Function(name, _ => values.ToScript(Context.WorkflowInput(declared)));
            }
        }

        return null;
    }

    private IEnumerable<string> DeclaredInputs()
    {
        for (var scope = Context.Parent; scope is not null; scope = scope.Parent)
        {
            if (scope.Activity is WorkflowAsActivity composite)
            {
                return composite.InputSlots.Select(s => s.Name);
            }
        }

        return Context.Workflow.Graph.InputNames;
    }

    private ClrFunction? OutputAccessor(string name, string ending)
    {
        for (var at = ending.IndexOf("From", 1, StringComparison.Ordinal); at > 0; at = ending.IndexOf("From", at + 1, StringComparison.Ordinal))
        {
            var output = ending[..at];
            var activity = ending[(at + 4)..];
            foreach (var candidate in Context.Workflow.Graph.Activities)
            {
                if (candidate.Name is { } known && Pascal.Case(known) == activity && candidate.OutputSlots.Any(s => s.Name == output))
                {
                    return Function(name, _ => OutputFrom(candidate.Id, output));
                }
            }
        }

        return null;
    }

    public JsValue OutputFrom(string activityIdOrName, string? output)
    {
        var outputs = Context.Workflow.State.ActivityOutputs;
        if (!outputs.TryGetValue(activityIdOrName, out var found))
        {
            foreach (var activity in Context.Workflow.Graph.Activities)
            {
                if (activity.Name == activityIdOrName && outputs.TryGetValue(activity.Id, out found))
                {
                    break;
                }
            }
        }

        if (found is null)
        {
            return JsValue.Null;
        }

        return found.TryGetValue(output ?? "Result", out var value) || (output is null && found.Count == 1 && TryFirst(found, out value)) ? values.ToScript(value) : JsValue.Null;
    }

    private static bool TryFirst(Dictionary<string, object?> outputs, out object? value)
    {
        value = outputs.Values.First();
        return true;
    }

    private JsObject Container()
    {
        var container = new JsObject(engine);
        foreach (var (name, typeName) in VisibleVariables.Of(Context))
        {
            if (container.HasOwnProperty(name))
            {
                continue;
            }

            container.DefineOwnProperty(name, new GetSetPropertyDescriptor(
                new ClrFunction(engine, name, (_, _) => GetVariable(name, typeName)),
                new ClrFunction(engine, name, (_, a) => Assign(name, a)),
                enumerable: true,
                configurable: true));
        }

        return container;
    }

    private JsValue Assign(string name, JsValue[] arguments)
    {
        SetVariable(name, arguments.Length > 0 ? arguments[0] : JsValue.Null);
        return JsValue.Undefined;
    }

    private ClrFunction Function(string name, Func<JsValue[], JsValue> body) => new(engine, name, (_, arguments) => body(arguments));

    private sealed record Loaded(JsValue Value, string? Text);
}
