using System.Globalization;
using System.Text;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Expressions;

/// <summary>Gathers a text of limited length.</summary>
internal sealed class LimitedWriter(int most) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        Check(1);
        _text.Append(value);
    }

    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        _text.Append(buffer, index, count);
    }

    public override string ToString() => _text.ToString();

    private void Check(int more)
    {
        if (_text.Length + more > most)
        {
            throw new ExpressionException($"The Liquid expression was stopped: its result has more than {most:N0} characters.");
        }
    }
}
