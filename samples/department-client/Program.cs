using Dispatch.DepartmentClient;

// dotnet run --project samples/department-client -- --base http://127.0.0.1:5080 --key demo-dept-water
//   [--state DIR]       where answers stand until Dispatch has acknowledged them (default: department-state)
//   [--receive URL]     listen there for webhooks, for example http://127.0.0.1:9000
var builder = WebApplication.CreateSlimBuilder(args);
var settings = ClientSettings.From(builder.Configuration);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
builder.WebHost.UseUrls(settings.Receive ?? "http://127.0.0.1:0");
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<AnswerJournal>();
builder.Services.AddSingleton<Desk>();
builder.Services.AddSingleton<HeardEvents>();
builder.Services.AddSingleton<WakeUp>();
builder.Services.AddHttpClient<DispatchApi>();
builder.Services.AddHostedService<Worker>();

var app = builder.Build();
if (settings.Receive is not null)
{
    await WebhookReceiver.MapAsync(app);
}

await app.RunAsync();
