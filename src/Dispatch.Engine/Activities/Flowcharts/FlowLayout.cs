namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>A flowchart seen from one start: which connections lead forward, which back, and what lies before what. Made once and shared.</summary>
internal sealed class FlowLayout
{
    private readonly bool[] _backward;
    private readonly bool[] _validBackward;
    private readonly bool[] _reachable;
    private readonly HashSet<int>?[] _ancestors;

    public FlowLayout(int nodes, IReadOnlyList<Connection> connections, int start)
    {
        Start = start;
        _backward = new bool[connections.Count];
        _validBackward = new bool[connections.Count];
        _reachable = new bool[nodes];
        _ancestors = new HashSet<int>?[nodes];
        Outbound = [.. Enumerable.Range(0, nodes).Select(n => Indexes(connections, c => c.Source == n))];
        Inbound = [.. Enumerable.Range(0, nodes).Select(n => Indexes(connections, c => c.Target == n))];
        var forward = Forward(nodes, connections);
        ForwardInbound = [.. Enumerable.Range(0, nodes).Select(n => Indexes(connections, c => c.Target == n).Where(i => forward[i]).ToArray())];
        ForwardSources = [.. ForwardInbound.Select(inbound => inbound.Select(i => connections[i].Source).Distinct().ToArray())];
        for (var i = 0; i < connections.Count; i++)
        {
            _backward[i] = !forward[i];
            if (forward[i])
            {
                _reachable[connections[i].Target] = true;
            }
        }

        _reachable[start] = true;
        for (var i = 0; i < connections.Count; i++)
        {
            _validBackward[i] = _backward[i] && Dominates(connections[i].Target, connections[i].Source);
        }
    }

    public int Start { get; }

    /// <summary>Per activity, its connections out, in the definition's order.</summary>
    public int[][] Outbound { get; }

    /// <summary>Per activity, all its connections in.</summary>
    public int[][] Inbound { get; }

    /// <summary>Per activity, its connections in that don't close a loop.</summary>
    public int[][] ForwardInbound { get; }

    /// <summary>Per activity, what stands directly before it on forward connections.</summary>
    public int[][] ForwardSources { get; }

    public bool IsBackward(int connection) => _backward[connection];

    public bool IsValidBackward(int connection) => _validBackward[connection];

    public bool IsReachable(int node) => _reachable[node];

    /// <summary>Everything before <paramref name="node"/> on forward connections.</summary>
    public HashSet<int> Ancestors(int node) => _ancestors[node] ??= FindAncestors(node);

    /// <summary>Where what comes after <paramref name="node"/> meets ways that don't lead through <paramref name="head"/>; null when it never does.</summary>
    public int? MeetingPointPast(int node, int head)
    {
        for (var later = 0; later < _reachable.Length; later++)
        {
            if (_reachable[later] && Ancestors(later).Contains(node) && !Dominates(head, later))
            {
                return later;
            }
        }

        return null;
    }

    private static int[] Indexes(IReadOnlyList<Connection> connections, Predicate<Connection> which) =>
        [.. Enumerable.Range(0, connections.Count).Where(i => which(connections[i]))];

    /// <summary>Breadth first from the start; an edge that would close a cycle of the edges taken so far is left out.</summary>
    private bool[] Forward(int nodes, IReadOnlyList<Connection> connections)
    {
        var taken = new HashSet<(int, int)>();
        var targets = new List<int>[nodes];
        var visited = new bool[nodes];
        var queue = new Queue<int>([Start]);
        while (queue.TryDequeue(out var source))
        {
            visited[source] = true;
            foreach (var i in Outbound[source])
            {
                var target = connections[i].Target;
                if (taken.Contains((source, target)) || HasPath(targets, target, source))
                {
                    continue;
                }

                taken.Add((source, target));
                (targets[source] ??= []).Add(target);
                if (!visited[target])
                {
                    queue.Enqueue(target);
                }
            }
        }

        return [.. connections.Select(c => taken.Contains((c.Source, c.Target)))];
    }

    private static bool HasPath(List<int>[] targets, int from, int to)
    {
        var seen = new HashSet<int>();
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out var current))
        {
            if (current == to)
            {
                return true;
            }

            if (seen.Add(current) && targets[current] is { } next)
            {
                next.ForEach(stack.Push);
            }
        }

        return false;
    }

    /// <summary>Whether every forward path from the start to <paramref name="node"/> passes <paramref name="through"/>.</summary>
    private bool Dominates(int through, int node)
    {
        if (through == node || through == Start)
        {
            return true;
        }

        if (!_reachable[node])
        {
            return false;
        }

        var seen = new HashSet<int> { through };
        var stack = new Stack<int>([node]);
        while (stack.TryPop(out var current))
        {
            if (current == Start)
            {
                return false;
            }

            if (seen.Add(current))
            {
                Array.ForEach(ForwardSources[current], stack.Push);
            }
        }

        return true;
    }

    private HashSet<int> FindAncestors(int node)
    {
        var found = new HashSet<int>();
        var stack = new Stack<int>(ForwardSources[node]);
        while (stack.TryPop(out var current))
        {
            if (found.Add(current))
            {
                Array.ForEach(ForwardSources[current], stack.Push);
            }
        }

        return found;
    }
}
