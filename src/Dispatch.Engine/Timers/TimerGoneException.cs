namespace Dispatch.Engine.Timers;

/// <summary>The timer was used up, removed or set anew before this unit could use it; its effect is not stored.</summary>
internal sealed class TimerGoneException() : Exception("The timer is gone.");
