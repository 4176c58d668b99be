using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>Counter mode: every connection out of a completed activity is decided, followed or not; a target runs when all its forward connections of this round are decided.</summary>
internal readonly ref struct CounterFlow
{
    /// <summary>Marks an execution that was reached over a backward connection.</summary>
    public const string BackwardTag = "backward";

    private readonly Flowchart _chart;
    private readonly ActivityExecutionContext _context;
    private readonly FlowLayout _layout;
    private readonly FlowState _state;

    public CounterFlow(Flowchart chart, ActivityExecutionContext context, FlowLayout layout)
    {
        _chart = chart;
        _context = context;
        _layout = layout;
        _state = context.State<FlowState>();
    }

    public void Completed(int node, ActivityExecutionContext child)
    {
        Leave(node, child.Outcomes, child.Data.Tag != BackwardTag, child);
        Flowchart.CompleteIfDone(_context);
    }

    public void Canceled(int node, ActivityExecutionContext child)
    {
        Leave(node, [], child.Data.Tag != BackwardTag, child);
        Flowchart.CompleteIfDone(_context);
    }

    private void Leave(int node, IReadOnlyList<string> outcomes, bool counts, ActivityExecutionContext by)
    {
        if (!_layout.IsReachable(node))
        {
            throw new FaultException($"Activity '{_chart.Activities[node].Id}' cannot be reached from the start of the flowchart, so what follows it cannot be decided.");
        }

        if (counts)
        {
            var id = _chart.Activities[node].Id;
            _state.Visits[id] = _state.Visits.GetValueOrDefault(id) + 1;
        }

        foreach (var index in _layout.Outbound[node])
        {
            Decide(index, Contains(outcomes, _chart.Connections[index].Port), by);
        }
    }

    private void Decide(int index, bool followed, ActivityExecutionContext by)
    {
        var connection = _chart.Connections[index];
        var decisions = Math.Abs(_state.Decisions.GetValueOrDefault(connection.Key)) + 1;
        _state.Decisions[connection.Key] = followed ? decisions : -decisions;
        if (!_layout.IsBackward(index))
        {
            Enter(connection, by);
            return;
        }

        if (!followed)
        {
            return;
        }

        if (!_layout.IsValidBackward(index))
        {
            throw new FaultException($"The connection {connection.Key} leads back to an activity that not every path to '{_chart.Activities[connection.Source].Id}' passes. Lead the loop back to a point that all paths pass.");
        }

        _context.Schedule(_chart.Activities[connection.Target], null, by, BackwardTag);
    }

    private void Enter(Connection connection, ActivityExecutionContext by)
    {
        var target = _chart.Activities[connection.Target];
        var mode = target is FlowJoin join ? join.ModeIn(_context) : FlowJoinMode.WaitAllActive;
        Look(connection.Target, out var decided, out var anyFollowed, out var allFollowed);
        if (mode == FlowJoinMode.WaitAny)
        {
            EnterFirst(connection, target, decided, anyFollowed, by);
        }
        else if (decided)
        {
            if (mode == FlowJoinMode.WaitAll ? allFollowed : anyFollowed)
            {
                _context.Schedule(target, null, by);
            }
            else
            {
                Skip(connection.Target, by);
            }
        }
    }

    private void EnterFirst(Connection connection, Activity target, bool decided, bool anyFollowed, ActivityExecutionContext by)
    {
        // It has run in this round: what comes later is ignored.
        if (Math.Abs(_state.Decisions[connection.Key]) <= _state.Visits.GetValueOrDefault(target.Id))
        {
            return;
        }

        if (!anyFollowed)
        {
            if (decided)
            {
                Skip(connection.Target, by);
            }

            return;
        }

        if (IsUnderWay(target))
        {
            return;
        }

        _context.Schedule(target, null, by);
        _chart.CancelAncestors(_context, target);
    }

    private void Skip(int node, ActivityExecutionContext by) => Leave(node, [], true, by);

    private void Look(int node, out bool decided, out bool anyFollowed, out bool allFollowed)
    {
        decided = true;
        anyFollowed = false;
        allFollowed = true;
        var visits = _state.Visits.GetValueOrDefault(_chart.Activities[node].Id);
        foreach (var index in _layout.ForwardInbound[node])
        {
            var decision = _state.Decisions.GetValueOrDefault(_chart.Connections[index].Key);
            var isOfThisRound = Math.Abs(decision) > visits;
            decided &= isOfThisRound;
            anyFollowed |= isOfThisRound && decision > 0;
            allFollowed &= isOfThisRound && decision > 0;
        }
    }

    private bool IsUnderWay(Activity target)
    {
        foreach (var child in _context.Live)
        {
            if (child.Activity == target)
            {
                return true;
            }
        }

        return _context.HasPendingChildren && _context.Workflow.PendingOf(_context).Contains(target);
    }

    private static bool Contains(IReadOnlyList<string> outcomes, string port)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i] == port)
            {
                return true;
            }
        }

        return false;
    }
}
