using System.Text;
using Dispatch.Engine.Authoring;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;
using JsEngine = Jint.Engine;

namespace Dispatch.Engine.Expressions;

/// <summary>Elsa's global functions that every script has.</summary>
internal static class ScriptGlobals
{
    /// <summary>Puts them into an engine. They act on whatever instance <paramref name="scope"/> stands in when they are called.</summary>
    public static void Install(JsEngine engine, ScriptScope scope)
    {
        void Add(string name, Func<JsValue[], JsValue> body) => engine.SetValue(name, new ClrFunction(engine, name, (_, a) => body(a)));
        void AddText(string name, Func<JsValue[], string?> body) => Add(name, a => body(a) is { } text ? text : JsValue.Null);

        Add("getVariable", a => scope.GetVariable(Text(a)));
        Add("setVariable", a =>
        {
            scope.SetVariable(Text(a), a.Length > 1 ? a[1] : JsValue.Null);
            return JsValue.Undefined;
        });
        Add("getInput", a => scope.Values.ToScript(scope.Context.WorkflowInput(Text(a))));
        Add("getOutputFrom", a => scope.OutputFrom(Text(a), a.Length > 1 && a[1].IsString() ? a[1].AsString() : null));
        Add("getLastResult", _ => scope.Values.ToScript(scope.Context.Workflow.State.LastResult));
        AddInstance(scope, Add, AddText);
        AddText("toJson", a => a.Length > 0 ? scope.Values.Text(a[0]) : null);
        Add("isNullOrEmpty", a => IsNothing(a) || Text(a).Length == 0);
        Add("isNullOrWhiteSpace", a => IsNothing(a) || string.IsNullOrWhiteSpace(Text(a)));
        foreach (var name in new[] { "newGuid", "newGuidString", "getGuidString" })
        {
            AddText(name, _ => Guid.NewGuid().ToString());
        }

        foreach (var name in new[] { "newShortGuid", "getShortGuid" })
        {
            AddText(name, _ => ShortGuid());
        }

        AddText("parseGuid", a => Guid.Parse(Text(a)).ToString());
        AddBytes(engine, Add, AddText);
    }

    private static void AddInstance(ScriptScope scope, Action<string, Func<JsValue[], JsValue>> add, Action<string, Func<JsValue[], string?>> addText)
    {
        addText("getWorkflowDefinitionId", _ => scope.Context.Workflow.Graph.DefinitionId);
        addText("getWorkflowDefinitionVersionId", _ => scope.Context.Workflow.Graph.VersionId);
        add("getWorkflowDefinitionVersion", _ => scope.Context.Workflow.Graph.Version);
        addText("getWorkflowInstanceId", _ => scope.Context.Workflow.State.Id);
        addText("getCorrelationId", _ => scope.Context.Workflow.State.CorrelationId);
        add("setCorrelationId", a =>
        {
            scope.Context.Workflow.State.CorrelationId = IsNothing(a) ? null : Text(a);
            return JsValue.Undefined;
        });
        addText("getWorkflowInstanceName", _ => scope.Context.Workflow.State.Name);
        add("setWorkflowInstanceName", a =>
        {
            scope.Context.Workflow.State.Name = IsNothing(a) ? null : Text(a);
            return JsValue.Undefined;
        });
    }

    private static void AddBytes(JsEngine engine, Action<string, Func<JsValue[], JsValue>> add, Action<string, Func<JsValue[], string?>> addText)
    {
        JsValue Array(byte[] bytes) => engine.Intrinsics.Uint8Array.Construct(bytes);
        add("bytesFromString", a => Array(Encoding.UTF8.GetBytes(Text(a))));
        add("bytesFromBase64", a => Array(Convert.FromBase64String(Text(a))));
        add("streamToBytes", a => a[0]);
        addText("bytesToString", a => Encoding.UTF8.GetString(Bytes(a)));
        addText("bytesToBase64", a => Convert.ToBase64String(Bytes(a)));
        addText("streamToBase64", a => Convert.ToBase64String(Bytes(a)));
        addText("stringToBase64", a => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(a))));
        addText("stringFromBase64", a => Encoding.UTF8.GetString(Convert.FromBase64String(Text(a))));
    }

    private static bool IsNothing(JsValue[] arguments) => arguments.Length == 0 || arguments[0].IsNull() || arguments[0].IsUndefined();

    private static string Text(JsValue[] arguments) => IsNothing(arguments) ? "" : Jint.Runtime.TypeConverter.ToString(arguments[0]);

    private static byte[] Bytes(JsValue[] arguments)
    {
        var value = arguments.Length > 0 ? arguments[0] : JsValue.Undefined;
        if (value.IsUint8Array())
        {
            return value.AsUint8Array();
        }

        if (value.IsArray())
        {
            return [.. value.AsArray().Select(v => (byte)Jint.Runtime.TypeConverter.ToInt32(v))];
        }

        return value.IsString() ? Convert.FromBase64String(value.AsString()) : throw new ExpressionException("Expected bytes.");
    }

    private static string ShortGuid() => Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
