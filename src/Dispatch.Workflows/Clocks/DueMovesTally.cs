namespace Dispatch.Workflows.Clocks;

/// <summary>Counts due times that move.</summary>
internal sealed class DueMovesTally
{
    private const int Shown = 200;
    private readonly List<DueMove> _first = [];
    private int _tasks;
    private int _cases;
    private int _earlier;

    public void Add(DueMove move)
    {
        _tasks += move.TaskId is null ? 0 : 1;
        _cases += move.TaskId is null ? 1 : 0;
        _earlier += move.DueAfter < move.DueBefore ? 1 : 0;
        if (_first.Count < Shown)
        {
            _first.Add(move);
        }
    }

    public DueMoves Sum(bool complete) => new(_tasks, _cases, _earlier, _tasks + _cases - _earlier, _first, complete);
}
