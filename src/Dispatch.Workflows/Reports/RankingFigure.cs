namespace Dispatch.Workflows.Reports;

/// <summary>What a ranking goes by.</summary>
public enum RankingFigure
{
    Satisfaction,
    Resolution,
    Response,
}
