using System.Globalization;
using System.Text.Json;
using Dispatch.Engine.Authoring;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using JsEngine = Jint.Engine;

namespace Dispatch.Engine.Expressions;

/// <summary>Turns values between their stored form and JavaScript's.</summary>
internal sealed class ScriptValues(JsEngine engine, ScriptLimits limits)
{
    private readonly JsonParser _parser = new(engine);
    private readonly Jint.Native.Json.JsonSerializer _serializer = new(engine);

    public JsValue ToScript(object? value, string? typeName = null)
    {
        switch (value)
        {
            case null:
                return JsValue.Null;
            case string text:
                return typeName is "DateTime" or "DateTimeOffset" && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                    ? JsValue.FromObject(engine, instant.UtcDateTime)
                    : JsValue.FromObject(engine, text);
            case bool flag:
                return flag ? JsBoolean.True : JsBoolean.False;
            case long whole:
                return JsNumber.Create(whole);
            case int whole:
                return JsNumber.Create(whole);
            case double number:
                return JsNumber.Create(number);
            case decimal number:
                return JsNumber.Create((double)number);
            case JsonElement element:
                return element.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? _parser.Parse(element.GetRawText()) : ToScript(Values.FromJson(element));
            default:
                return ToScript(Values.Stored(value));
        }
    }

    /// <summary>The value in its stored form; functions and undefined are null, as in JSON.</summary>
    public object? FromScript(JsValue value)
    {
        if (value.IsNull() || value.IsUndefined())
        {
            return null;
        }

        if (value.IsString())
        {
            return Fitting(value.AsString());
        }

        if (value.IsBoolean())
        {
            return value.AsBoolean();
        }

        if (value.IsNumber())
        {
            return Number(value.AsNumber());
        }

        if (value.IsDate())
        {
            return Instant(value.AsDate());
        }

        if (value is JsTypedArray bytes)
        {
            return Convert.ToBase64String(bytes.AsUint8Array());
        }

        return Text(value) is { } json ? Values.FromJson(System.Text.Json.JsonSerializer.Deserialize<JsonElement>(json, Values.Json)) : value.IsBigInt() ? value.ToString() : null;
    }

    /// <summary>The value as JSON text; null for what JSON has no word for.</summary>
    public string? Text(JsValue value)
    {
        var json = value.IsBigInt() ? JsValue.Undefined : _serializer.Serialize(value);
        return json.IsString() ? Fitting(json.AsString()) : null;
    }

    private static object Number(double number) =>
        Math.Abs(number) <= 9_007_199_254_740_991 && Math.Floor(number) == number ? (long)number : double.IsFinite(number) ? number : number.ToString(CultureInfo.InvariantCulture);

    private static object? Instant(JsDate date) => double.IsNaN(date.DateValue) ? null : DateTimeOffset.FromUnixTimeMilliseconds((long)date.DateValue).ToString("O", CultureInfo.InvariantCulture);

    private string Fitting(string text) => text.Length <= limits.Text
        ? text
        : throw new ExpressionException($"The JavaScript expression was stopped: its result has more than {limits.Text:N0} characters.");
}
