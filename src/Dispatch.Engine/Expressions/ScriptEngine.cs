using Acornima.Ast;
using Dispatch.Engine.Authoring;
using Jint;
using Jint.Native;
using Jint.Runtime;
using JsEngine = Jint.Engine;

namespace Dispatch.Engine.Expressions;

/// <summary>One JavaScript engine with Elsa's globals, used by one evaluation at a time.</summary>
internal sealed class ScriptEngine : IDisposable
{
    private const int MostRuns = 20_000;
    private readonly JsEngine _engine;
    private readonly GlobalSnapshot _fresh;
    private readonly ScriptScope _scope;
    private int _runs;

    public ScriptEngine(ScriptLimits limits, TimeProvider time, IScriptHost host)
    {
        _engine = new JsEngine(options =>
        {
            options.LimitMemory(limits.Memory).TimeoutInterval(limits.Time).MaxStatements(limits.Statements).LimitRecursion(limits.Recursion).DisableStringCompilation();
            options.Constraints.RegexTimeout = limits.RegexTime;
            options.Constraints.MaxArraySize = (uint)limits.Items;
            options.Constraints.StackOverflowGuard = true;
            options.Constraints.PromiseTimeout = limits.Time;
            options.TimeSystem = new ScriptClock(time);
        });
        _scope = new ScriptScope(_engine, new ScriptValues(_engine, limits));
        // One call of these can make a text of any size before a limit is looked at.
        _engine.Execute($$"""
            for (const name of ['repeat', 'padStart', 'padEnd']) {
              const original = String.prototype[name];
              Object.defineProperty(String.prototype, name, { configurable: true, writable: true, value: function (count, filler) {
                if ((name === 'repeat' ? this.length : 1) * count > {{limits.Text}}) throw new RangeError('The text would be too long.');
                return original.call(this, count, filler);
              } });
            }
            """);
        ScriptGlobals.Install(_engine, _scope);
        ScriptHostGlobals.Install(_engine, _scope, host);
        _fresh = _engine.Advanced.CaptureGlobalSnapshot();
    }

    /// <summary>Whether it has gathered enough caches to be thrown away.</summary>
    public bool IsWornOut => _runs >= MostRuns;

    public object? Run(Prepared<Script> script, string[] names, bool leavesTraces, ActivityExecutionContext context, ScriptArguments? arguments)
    {
        _runs++;
        _scope.Enter(context, arguments);
        try
        {
            _scope.Lend(names);
            var result = _scope.Values.FromScript(_engine.Evaluate(script).UnwrapIfPromise());
            _scope.Store();
            return result;
        }
        finally
        {
            _scope.Leave();
            if (leavesTraces)
            {
                // Costs more than most scripts themselves, so only where there is something to undo.
                _engine.Advanced.RestoreGlobalSnapshot(_fresh);
            }
        }
    }

    public void Dispose() => _engine.Dispose();
}
