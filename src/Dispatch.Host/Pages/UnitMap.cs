using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Host.Pages;

/// <summary>A map of our own units, drawn from their own positions: compounds as marks, communities as the ground under theirs. Nothing is asked from outside.</summary>
public sealed class UnitMap
{
    private const double Edge = 46;

    /// <summary>The width of the drawing.</summary>
    public const double Width = 640;

    private readonly double _left, _top, _scale, _squeeze;

    /// <summary>Lays the marks out; those without a position are left out.</summary>
    public UnitMap(ReferenceData data, IEnumerable<Mark> marks)
    {
        var placed = marks.Where(m => m.Unit is { Lat: not null, Lon: not null }).ToList();
        if (placed.Count == 0)
        {
            (Points, Grounds) = ([], []);
            return;
        }

        // A degree of longitude is shorter the farther it is from the equator.
        _squeeze = Math.Cos(placed.Average(m => m.Unit.Lat!.Value) * Math.PI / 180);
        _left = placed.Min(m => m.Unit.Lon!.Value) * _squeeze;
        _top = placed.Max(m => m.Unit.Lat!.Value);
        var (wide, high) = ((placed.Max(m => m.Unit.Lon!.Value) * _squeeze) - _left, _top - placed.Min(m => m.Unit.Lat!.Value));
        _scale = Math.Min((Width - (2 * Edge)) / Math.Max(wide, 1e-6), 460 / Math.Max(high, 1e-6));
        _left -= ((Width - (2 * Edge)) / _scale / 2) - (wide / 2);
        Height = (high * _scale) + (2 * Edge);
        var most = Math.Max(1, placed.Max(m => m.Value ?? m.Unit.Households ?? 1));
        Points = [.. placed.Select(m => new Point(m, X(m.Unit), Y(m.Unit), 6 + (9 * Math.Sqrt((double)(m.Value ?? m.Unit.Households ?? 1) / most))))];
        Grounds = [.. Points.GroupBy(p => p.Mark.Unit.ParentId).Where(g => g.Key is not null).Select(g => new Ground(
            data.Unit(g.Key)!, string.Join(' ', Hull([.. g.Select(p => (p.X, p.Y))]).Select(p => $"{TrendChart.Text(p.X)},{TrendChart.Text(p.Y)}")), g.Average(p => p.X), Math.Max(14, g.Min(p => p.Y) - 28)))];
    }

    /// <summary>The height of the drawing.</summary>
    public double Height { get; }

    /// <summary>The marks with their places.</summary>
    public IReadOnlyList<Point> Points { get; }

    /// <summary>The communities.</summary>
    public IReadOnlyList<Ground> Grounds { get; }

    /// <summary>Whether a click chooses the compound in a form.</summary>
    public bool Picks { get; init; }

    private double X(Unit unit) => Edge + (((unit.Lon!.Value * _squeeze) - _left) * _scale);

    private double Y(Unit unit) => Edge + ((_top - unit.Lat!.Value) * _scale);

    // The outline of a set of points (Andrew's monotone chain).
    private static List<(double X, double Y)> Hull(List<(double X, double Y)> points)
    {
        var sorted = points.Order().ToList();
        List<(double X, double Y)> Half(IEnumerable<(double X, double Y)> way)
        {
            var half = new List<(double X, double Y)>();
            foreach (var p in way)
            {
                while (half.Count > 1 && ((half[^1].X - half[^2].X) * (p.Y - half[^2].Y)) - ((half[^1].Y - half[^2].Y) * (p.X - half[^2].X)) <= 0)
                {
                    half.RemoveAt(half.Count - 1);
                }

                half.Add(p);
            }

            return half;
        }

        return sorted.Count < 3 ? sorted : [.. Half(sorted).SkipLast(1), .. Half(sorted.AsEnumerable().Reverse()).SkipLast(1)];
    }

    /// <summary>What is to be marked: a unit, how many of something it has, and where a click leads.</summary>
    public sealed record Mark(Unit Unit, int? Value, string? Href);

    /// <summary>A mark in its place, with its radius.</summary>
    public sealed record Point(Mark Mark, double X, double Y, double Radius);

    /// <summary>A community with the outline of its compounds and the place of its name.</summary>
    public sealed record Ground(Unit Unit, string Outline, double X, double Y);
}
