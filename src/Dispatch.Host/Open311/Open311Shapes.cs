namespace Dispatch.Host.Open311;

/// <summary>A service as GeoReport v2 lists it; names in snake_case are the specification's.</summary>
internal sealed record Open311Service(string ServiceCode, string ServiceName, string? Description, bool Metadata, string Type, string Keywords, string? Group);

/// <summary>What a service asks for beyond the usual.</summary>
internal sealed record Open311Definition(string ServiceCode, IReadOnlyList<Open311Attribute> Attributes);

/// <summary>One question of a service.</summary>
internal sealed record Open311Attribute(bool Variable, string Code, string Datatype, bool Required, string? DatatypeDescription, int Order, string Description, IReadOnlyList<Open311Value> Values);

/// <summary>One choice of a question.</summary>
internal sealed record Open311Value(string Key, string Name);

/// <summary>What filing answers.</summary>
internal sealed record Open311Receipt(string ServiceRequestId, string? ServiceNotice, string? AccountId);

/// <summary>The request that a token stands for; here the two are the same.</summary>
internal sealed record Open311Token(string ServiceRequestId, string Token);

/// <summary>A request as GeoReport v2 shows it. Instants are in the district's zone, with offset.</summary>
internal sealed record Open311Request
{
    public required string ServiceRequestId { get; init; }

    public required string Status { get; init; }

    public string? StatusNotes { get; init; }

    public required string ServiceName { get; init; }

    public required string ServiceCode { get; init; }

    public string? Description { get; init; }

    public string? AgencyResponsible { get; init; }

    public string? ServiceNotice { get; init; }

    public required string RequestedDatetime { get; init; }

    public required string UpdatedDatetime { get; init; }

    public string? ExpectedDatetime { get; init; }

    public string? Address { get; init; }

    public string? AddressId { get; init; }

    public string? Zipcode { get; init; }

    public double? Lat { get; init; }

    public double? Long { get; init; }

    public string? MediaUrl { get; init; }
}

/// <summary>Where the endpoints are.</summary>
internal sealed record Open311Discovery(string Changeset, string Contact, string KeyService, IReadOnlyList<Open311Endpoint> Endpoints);

/// <summary>One endpoint.</summary>
internal sealed record Open311Endpoint(string Specification, string Url, string Changeset, string Type, IReadOnlyList<string> Formats);

/// <summary>What went wrong: the specification's errors are a list of these.</summary>
internal sealed record Open311Error(int Code, string Description);
