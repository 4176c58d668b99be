using System.Globalization;
using Dispatch.Engine.Authoring;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;
using JsEngine = Jint.Engine;

namespace Dispatch.Engine.Expressions;

/// <summary>Elsa's global functions that need the host: addresses and opened settings.</summary>
internal static class ScriptHostGlobals
{
    /// <summary>Puts them into an engine.</summary>
    public static void Install(JsEngine engine, ScriptScope scope, IScriptHost host)
    {
        void Add(string name, Func<JsValue[], string?> body) => engine.SetValue(name, new ClrFunction(engine, name, (_, a) => body(a) is { } text ? text : JsValue.Null));

        if (host.HasSettings)
        {
            Add("getConfig", a => host.Setting(Text(a)));
        }

        Add("getAbsoluteUrl", a => host.AbsoluteUrl(Text(a)));
        Add("createEventTriggerUrl", a => host.EventTriggerUrl(Text(a), scope.Context.Workflow.State.Id, a.Length > 1 ? Expiry(a[1], scope.Context.Now) : null));
    }

    private static string Text(JsValue[] arguments) => arguments.Length == 0 || arguments[0].IsNull() || arguments[0].IsUndefined() ? "" : Jint.Runtime.TypeConverter.ToString(arguments[0]);

    // A moment (Date or ISO text) or a lifetime (seconds or d.hh:mm:ss).
    private static DateTimeOffset? Expiry(JsValue given, DateTimeOffset now)
    {
        if (given.IsNull() || given.IsUndefined())
        {
            return null;
        }

        if (given.IsDate())
        {
            return DateTimeOffset.FromUnixTimeMilliseconds((long)given.AsDate().DateValue);
        }

        if (given.IsNumber())
        {
            return now.AddSeconds(given.AsNumber());
        }

        var text = Jint.Runtime.TypeConverter.ToString(given);
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var lifetime))
        {
            return now + lifetime;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new ExpressionException($"'{text}' is neither a lifetime (seconds, or 1.00:00:00 for a day) nor a moment.");
    }
}
