namespace Dispatch.Workflows.Reports;

/// <summary>How much was open at an instant.</summary>
/// <param name="Open">Not ended.</param>
/// <param name="Overdue">Not handled, and the due time was over.</param>
/// <param name="Evaluating">Handled, and waiting for evaluations only.</param>
public sealed record Stock(int Open, int Overdue, int Evaluating)
{
    /// <summary>Nothing.</summary>
    public static Stock None { get; } = new(0, 0, 0);

    /// <summary>Both together.</summary>
    public static Stock operator +(Stock a, Stock b) => new(a.Open + b.Open, a.Overdue + b.Overdue, a.Evaluating + b.Evaluating);
}
