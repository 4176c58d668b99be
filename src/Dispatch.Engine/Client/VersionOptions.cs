using System.Globalization;

namespace Dispatch.Engine.Client;

/// <summary>Which versions of definitions a query is about.</summary>
public readonly record struct VersionOptions
{
    private readonly int? _version;
    private readonly bool _isPublished;
    private readonly bool _isLatest;
    private readonly bool _isDraft;

    private VersionOptions(bool latest, bool published, bool draft, int? version)
    {
        _isLatest = latest;
        _isPublished = published;
        _isDraft = draft;
        _version = version;
    }

    /// <summary>All versions.</summary>
    public static VersionOptions All { get; }

    /// <summary>The newest versions.</summary>
    public static VersionOptions Latest { get; } = new(true, false, false, null);

    /// <summary>The published versions.</summary>
    public static VersionOptions Published { get; } = new(false, true, false, null);

    /// <summary>Reads Elsa's spelling: Latest, Published, LatestOrPublished, LatestAndPublished, Draft, AllVersions or a number; nothing means all.</summary>
    public static VersionOptions Parse(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        null or "" or "ALLVERSIONS" or "ALL" => All,
        "LATEST" => Latest,
        "PUBLISHED" => Published,
        "LATESTORPUBLISHED" => new VersionOptions(true, true, false, null),
        "LATESTANDPUBLISHED" => new VersionOptions(false, false, false, -1),
        "DRAFT" => new VersionOptions(false, false, true, null),
        var number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new VersionOptions(false, false, false, version)
            : throw new DefinitionRefusedException("versionOptions", $"'{text}' is none of Latest, Published, LatestOrPublished, LatestAndPublished, Draft, AllVersions or a version number."),
    };

    internal IQueryable<Persistence.DefinitionRow> Apply(IQueryable<Persistence.DefinitionRow> rows)
    {
        if (_version == -1)
        {
            return rows.Where(r => r.IsLatest && r.IsPublished);
        }

        if (_version is { } version)
        {
            return rows.Where(r => r.Version == version);
        }

        if (_isLatest && _isPublished)
        {
            return rows.Where(r => r.IsLatest || r.IsPublished);
        }

        return _isLatest ? rows.Where(r => r.IsLatest) : _isPublished ? rows.Where(r => r.IsPublished) : _isDraft ? rows.Where(r => !r.IsPublished && r.IsLatest) : rows;
    }
}
