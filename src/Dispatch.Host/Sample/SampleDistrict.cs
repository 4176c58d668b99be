using Dispatch.Engine.Client;
using Dispatch.Host.Composition;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Host.Sample;

/// <summary>Loads the sample district at the first start in Development, all in one unit of work; nowhere else, and never again.</summary>
internal sealed class SampleDistrict(ISender sender, IReferenceData reference, IHostEnvironment environment, HostSettings settings) : IStartStep
{
    /// <summary>Where the files lie beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "samples", "district");

    public int Order => 200;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (environment.IsDevelopment() && settings.Sample && reference.Current.Units.Units.Count == 0)
        {
            await sender.Send(new LoadReference(ReferenceDrafts.Read(Folder)), cancellation);
        }
    }
}
