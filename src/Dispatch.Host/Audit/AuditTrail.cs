using System.Collections.Concurrent;
using System.Reflection;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Host.Audit;

/// <summary>Adds to the audit who changed what, in the transaction of the change. What Dispatch does by itself is in the history of each ticket.</summary>
internal sealed class AuditTrail(CallerContext callers, TimeProvider time) : IAuditTrail, ICommitContributor
{
    private static readonly string[] _subjects = ["TaskId", "TicketId", "MainId", "Id", "Code"];
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> _subjectOf = new();

    /// <inheritdoc/>
    public void Add(UnitOfWork unit, AuditNote note)
    {
        if (callers.Caller.IsSystem)
        {
            return;
        }

        unit.Feature(() => new Mark());
        Write(unit, note.Action, note.SubjectKind, note.SubjectId, note.Summary, note.Changes.Count > 0 ? string.Join('\n', note.Changes) : null);
    }

    /// <inheritdoc/>
    public void Contribute(UnitOfWork unit, object request, object? response)
    {
        // Units that no request caused (a stimulus on its way to an instance) have no caller of their own.
        if (request is IBaseRequest && !callers.Caller.IsSystem && unit.Feature<Mark>() is null)
        {
            var action = request.GetType().Name;
            Write(unit, action, null, Subject(request) ?? Subject(response), null, null);
        }
    }

    private void Write(UnitOfWork unit, string action, string? subjectKind, string? subjectId, string? summary, string? changes)
    {
        var caller = callers.Caller;
        var entry = new AuditEntry
        {
            At = time.GetUtcNow(),
            ActorKind = caller.Kind.ToString().ToLowerInvariant(),
            ActorId = caller.Id,
            ActorUnitId = caller.UnitId,
            Action = action,
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            Summary = summary,
            Changes = changes,
            Previous = "",
            Hash = "",
        };
        unit.Write(session => AuditChain.Append(session, entry));
    }

    private static string? Subject(object? source)
    {
        if (source is null)
        {
            return null;
        }

        var property = _subjectOf.GetOrAdd(source.GetType(), type => _subjects.Select(type.GetProperty).FirstOrDefault(p => p?.PropertyType == typeof(string))
            ?? type.GetProperty("Ticket"));
        return property?.GetValue(source) switch
        {
            string id => id,
            { } ticket => Subject(ticket),
            null => null,
        };
    }

    /// <summary>Says that the change has told the audit in its own words.</summary>
    private sealed class Mark;
}
