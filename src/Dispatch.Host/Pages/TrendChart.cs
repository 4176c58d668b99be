using System.Globalization;

namespace Dispatch.Host.Pages;

/// <summary>Lines over time, laid out for drawing on the server.</summary>
/// <param name="Labels">What stands under each point.</param>
/// <param name="Lines">The lines, each with its name and its values.</param>
public sealed record TrendChart(IReadOnlyList<string> Labels, IReadOnlyList<TrendChart.Line> Lines)
{
    /// <summary>The size of the drawing.</summary>
    public const int Width = 640, Height = 220;

    private const int Left = 40, Right = 24, Top = 14, Bottom = 28;

    /// <summary>The top of the scale: a round number above every value.</summary>
    public int Most { get; } = Round(Lines.SelectMany(l => l.Values).DefaultIfEmpty(0).Max());

    /// <summary>The marks of the scale.</summary>
    public IEnumerable<(double Y, int Value)> Scale() => Enumerable.Range(0, 5).Select(i => (Y(Most * i / 4.0), Most * i / 4));

    /// <summary>Where a point stands.</summary>
    public double X(int i) => Left + ((Width - Left - Right) * (Labels.Count < 2 ? 0.5 : (double)i / (Labels.Count - 1)));

    /// <summary>How high a value stands.</summary>
    public double Y(double value) => Top + ((Height - Top - Bottom) * (1 - (value / Most)));

    /// <summary>A line's points as SVG wants them.</summary>
    public string Points(Line line) => string.Join(' ', line.Values.Select((v, i) => $"{Text(X(i))},{Text(Y(v))}"));

    /// <summary>Whether a label is shown: about seven of them are.</summary>
    public bool Shows(int i) => i % Math.Max(1, (Labels.Count + 6) / 7) == 0;

    /// <summary>A coordinate as text.</summary>
    public static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static int Round(int most)
    {
        var step = 4;
        while (step * 4 < most * 4 && step < most)
        {
            step = step < 20 ? step + 4 : step < 100 ? step + 20 : step + 100;
        }

        return step;
    }

    /// <summary>One line, in one of the colours of the charts; with addresses, each point opens what it counts.</summary>
    public sealed record Line(string Name, IReadOnlyList<int> Values, int Colour, IReadOnlyList<string>? Addresses = null);
}
