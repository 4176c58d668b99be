using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>Token mode: a completed activity puts a token on every connection it follows; a target runs as its merge mode says and takes its tokens away when it has completed.</summary>
internal readonly ref struct TokenFlow
{
    private readonly Flowchart _chart;
    private readonly ActivityExecutionContext _context;
    private readonly FlowLayout _layout;
    private readonly List<FlowToken> _tokens;

    public TokenFlow(Flowchart chart, ActivityExecutionContext context, FlowLayout layout)
    {
        _chart = chart;
        _context = context;
        _layout = layout;
        _tokens = context.State<FlowState>().Tokens;
    }

    public void Completed(int node, ActivityExecutionContext child)
    {
        var completed = _chart.Activities[node].Id;
        var outcomes = child.Outcomes;
        var followed = new List<int>();
        foreach (var index in _layout.Outbound[node])
        {
            if (outcomes.Contains(_chart.Connections[index].Port))
            {
                followed.Add(index);
                _tokens.Add(Token(index));
            }
        }

        // A loop's own token, just put, waits for its next round.
        TakeAway(completed, followed.Count);
        foreach (var index in followed)
        {
            Arrive(index, child);
        }

        CompleteIfDone();
    }

    public void Canceled(int node)
    {
        var id = _chart.Activities[node].Id;
        _tokens.RemoveAll(t => t.From == id || t.To == id);

        // While a race cancels the losers, the winner's token is there and keeps the flowchart open.
        CompleteIfDone();
    }

    private void TakeAway(string completed, int justPut)
    {
        for (var i = _tokens.Count - 1 - justPut; i >= 0; i--)
        {
            if (!_tokens[i].Blocked && _tokens[i].To == completed)
            {
                _tokens.RemoveAt(i);
            }
        }
    }

    private void Arrive(int index, ActivityExecutionContext by)
    {
        var connection = _chart.Connections[index];
        var target = connection.Target;
        switch (_chart.MergeModeOf(_context, target))
        {
            case MergeMode.Merge when _layout.ForwardInbound[target].Length > 1:
                ScheduleIf(AllArrived(_layout.ForwardInbound[target]), target, by);
                break;
            case MergeMode.Converge when _layout.Inbound[target].Length > 1:
                ScheduleIf(AllArrived(_layout.Inbound[target]), target, by);
                break;
            case MergeMode.Race:
                _chart.CancelAncestors(_context, _chart.Activities[target]);
                First(index, target, by);
                break;
            case MergeMode.Cascade:
                First(index, target, by);
                break;
            case MergeMode.Stream:
                ScheduleIf(!IsAwaited(target), target, by);
                break;
            default:
                ScheduleIf(true, target, by);
                break;
        }
    }

    private void First(int index, int target, ActivityExecutionContext by)
    {
        var token = Token(index);
        var blocked = _tokens.FindIndex(t => t.Blocked && t.From == token.From && t.Outcome == token.Outcome && t.To == token.To);
        if (blocked >= 0)
        {
            _tokens.RemoveAt(blocked);
            return;
        }

        ScheduleIf(true, target, by);
        foreach (var other in _layout.ForwardInbound[target])
        {
            if (_chart.Connections[other].Source != _chart.Connections[index].Source)
            {
                _tokens.Add(Token(other) with { Blocked = true });
            }
        }
    }

    private void ScheduleIf(bool condition, int target, ActivityExecutionContext by)
    {
        if (condition)
        {
            _context.Schedule(_chart.Activities[target], null, by);
        }
    }

    private bool AllArrived(int[] inbound)
    {
        foreach (var index in inbound)
        {
            var token = Token(index);
            if (!_tokens.Contains(token))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether something directly before it has yet to run.</summary>
    private bool IsAwaited(int target)
    {
        foreach (var source in _layout.ForwardSources[target])
        {
            var id = _chart.Activities[source].Id;
            if (_tokens.Exists(t => !t.Blocked && t.To == id))
            {
                return true;
            }
        }

        return false;
    }

    private FlowToken Token(int index)
    {
        var connection = _chart.Connections[index];
        return new FlowToken(_chart.Activities[connection.Source].Id, connection.Port, _chart.Activities[connection.Target].Id);
    }

    private void CompleteIfDone()
    {
        if (!_tokens.Exists(t => !t.Blocked))
        {
            Flowchart.CompleteIfDone(_context);
        }
    }
}
