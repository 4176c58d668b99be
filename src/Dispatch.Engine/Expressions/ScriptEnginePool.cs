using System.Collections.Concurrent;

namespace Dispatch.Engine.Expressions;

/// <summary>JavaScript engines kept warm between evaluations.</summary>
internal sealed class ScriptEnginePool(ScriptLimits limits, TimeProvider time, IScriptHost host)
{
    private const int Kept = 16;
    private readonly ConcurrentBag<ScriptEngine> _engines = [];

    public ScriptEngine Rent(bool isOwn) => !isOwn && _engines.TryTake(out var engine) ? engine : new ScriptEngine(limits, time, host);

    public void Return(ScriptEngine engine)
    {
        if (!engine.IsWornOut && _engines.Count < Kept)
        {
            _engines.Add(engine);
        }
        else
        {
            engine.Dispose();
        }
    }
}
