using System.Text.Json;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Live;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Host.Tests;

/// <summary>An inbox in memory, in the place of the domain's, to test how the host waits and streams.</summary>
internal sealed class FakeInbox
{
    private readonly List<TaskView> _tasks = [];

    public InboxFeed? Feed { get; set; }

    /// <summary>How often the inbox was read.</summary>
    public int Reads { get; private set; }

    public void Register(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(this);
        builder.Services.AddTransient<IRequestHandler<ListTasks, Page<TaskView>>, ListHandler>();
        builder.Services.AddTransient<IRequestHandler<GetTask, TaskView>, GetHandler>();
    }

    public void Put(string id, TaskState state = TaskState.Open, long version = 1)
    {
        lock (_tasks)
        {
            _tasks.RemoveAll(t => t.Id == id);
            _tasks.Add(Task(id, state, version));
        }

        Feed?.Touched(new TouchedTask(id, ["dept-water"]));
    }

    private List<TaskView> Open()
    {
        lock (_tasks)
        {
            Reads++;
            return [.. _tasks.Where(t => t.State is TaskState.Open or TaskState.Claimed)];
        }
    }

    private static TaskView Task(string id, TaskState state, long version) => new()
    {
        Id = id,
        Kind = "department.signIn",
        TicketId = "t1",
        TicketNumber = "1",
        UnitId = "dept-water",
        Role = "lead",
        State = state,
        Title = "签收",
        TitleEn = "Sign in",
        Outcomes = JsonDocument.Parse("[]").RootElement,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Overdue = false,
        Version = version,
    };

    private sealed class ListHandler(FakeInbox inbox) : IRequestHandler<ListTasks, Page<TaskView>>
    {
        public Task<Page<TaskView>> Handle(ListTasks request, CancellationToken cancellationToken) =>
            System.Threading.Tasks.Task.FromResult(new Page<TaskView>(inbox.Open(), null));
    }

    private sealed class GetHandler(FakeInbox inbox) : IRequestHandler<GetTask, TaskView>
    {
        public Task<TaskView> Handle(GetTask request, CancellationToken cancellationToken)
        {
            lock (inbox._tasks)
            {
                return System.Threading.Tasks.Task.FromResult(inbox._tasks.Find(t => t.Id == request.Id) ?? throw new NotFoundException("No such task."));
            }
        }
    }
}
