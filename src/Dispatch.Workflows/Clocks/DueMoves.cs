namespace Dispatch.Workflows.Clocks;

/// <summary>Whose due times a calendar moves.</summary>
/// <param name="Tasks">Open tasks whose due time moves.</param>
/// <param name="Cases">Whole cases whose due time moves.</param>
/// <param name="Earlier">Of both, those that move to an earlier time.</param>
/// <param name="Later">Those that move to a later one.</param>
/// <param name="First">The first two hundred.</param>
public sealed record DueMoves(int Tasks, int Cases, int Earlier, int Later, IReadOnlyList<DueMove> First)
{
    private const int Shown = 200;

    internal static DueMoves Of(IEnumerable<DueMove> moves)
    {
        var (tasks, cases, earlier, first) = (0, 0, 0, new List<DueMove>());
        foreach (var move in moves)
        {
            tasks += move.TaskId is null ? 0 : 1;
            cases += move.TaskId is null ? 1 : 0;
            earlier += move.DueAfter < move.DueBefore ? 1 : 0;
            if (first.Count < Shown)
            {
                first.Add(move);
            }
        }

        return new DueMoves(tasks, cases, earlier, tasks + cases - earlier, first);
    }
}
