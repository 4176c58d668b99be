namespace Dispatch.Benchmarks.Pages;

/// <summary>One page as the browser saw it come, in milliseconds since the click.</summary>
/// <param name="Answered">The last byte of the page itself.</param>
/// <param name="Painted">Something could be read.</param>
/// <param name="Loaded">All of it was there: styles, scripts, pictures.</param>
internal sealed record PageLoad(double Answered, double Painted, double Loaded);
