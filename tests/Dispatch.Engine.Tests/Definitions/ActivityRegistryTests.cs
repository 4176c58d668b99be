using System.Text.RegularExpressions;
using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Tests.Definitions;

public sealed partial class ActivityRegistryTests
{
    private readonly ActivityRegistry _registry = new();

    [Theory]
    [InlineData("Elsa.Flowchart")]
    [InlineData("Elsa.FlowDecision")]
    [InlineData("Elsa.FlowSwitch")]
    [InlineData("Elsa.FlowFork")]
    [InlineData("Elsa.FlowJoin")]
    [InlineData("Elsa.FlowNode")]
    [InlineData("Elsa.Start")]
    [InlineData("Elsa.Sequence")]
    [InlineData("Elsa.Parallel")]
    [InlineData("Elsa.Fork")]
    [InlineData("Elsa.If")]
    [InlineData("Elsa.Switch")]
    [InlineData("Elsa.While")]
    [InlineData("Elsa.For")]
    [InlineData("Elsa.ForEach")]
    [InlineData("Elsa.ParallelForEach")]
    [InlineData("Elsa.Break")]
    [InlineData("Elsa.End")]
    [InlineData("Elsa.SetVariable")]
    [InlineData("Elsa.SetOutput")]
    [InlineData("Elsa.SetName")]
    [InlineData("Elsa.Correlate")]
    [InlineData("Elsa.WriteLine")]
    [InlineData("Elsa.Event")]
    [InlineData("Elsa.PublishEvent")]
    [InlineData("Elsa.Delay")]
    [InlineData("Elsa.Timer")]
    [InlineData("Elsa.Cron")]
    [InlineData("Elsa.StartAt")]
    [InlineData("Elsa.RunTask")]
    [InlineData("Elsa.DispatchWorkflow")]
    [InlineData("Elsa.ExecuteWorkflow")]
    [InlineData("Elsa.BulkDispatchWorkflows")]
    [InlineData("Elsa.Finish")]
    [InlineData("Elsa.Complete")]
    [InlineData("Elsa.Fault")]
    [InlineData("Elsa.RunJavaScript")]
    [InlineData("Elsa.HttpEndpoint")]
    [InlineData("Elsa.WriteHttpResponse")]
    [InlineData("Elsa.SendHttpRequest")]
    [InlineData("Elsa.FlowSendHttpRequest")]
    public void Descriptor_OfElsasActivity_IsThere(string type) => _registry.Descriptor(type).Should().NotBeNull();

    [Fact]
    public void Descriptors_OfAll_AreCompleteInBothLanguages()
    {
        foreach (var descriptor in _registry.Descriptors)
        {
            var texts = new[] { descriptor.Category, descriptor.DisplayName, descriptor.Description }
                .Concat(descriptor.Inputs.Select(i => i.DisplayName)).Concat(descriptor.Inputs.Select(i => i.Description))
                .Concat(descriptor.Ports.Where(p => p.IsBrowsable).Select(p => p.DisplayName));
            texts.Should().OnlyContain(t => t.En.Length > 0 && (Chinese().IsMatch(t.Zh) || t.Zh == "HTTP"), "{0} is shown in English and Chinese", descriptor.TypeName);
        }
    }

    [Fact]
    public void Descriptor_OfFlowSwitch_HasWhatStudioReads()
    {
        var descriptor = _registry.Descriptor("Elsa.FlowSwitch")!;
        descriptor.Inputs.Single(i => i.Name == "Cases").Should().Match<InputDescriptor>(i => !i.IsWrapped && i.UIHint == "flow-switch-editor");
        var mode = descriptor.Inputs.Single(i => i.Name == "Mode");
        mode.UIHint.Should().Be("dropdown");
        mode.DefaultValue!.GetValue<string>().Should().Be("MatchFirst");
        mode.UISpecifications["dropdown"]!["selectList"]!["items"]!.AsArray().Should().HaveCount(2);
        descriptor.Ports.Should().ContainSingle().Which.Name.Should().Be("Default");
    }

    [Fact]
    public void Descriptor_OfTerminalAndStart_SaySo()
    {
        _registry.Descriptor("Elsa.End")!.IsTerminal.Should().BeTrue();
        _registry.Descriptor("Elsa.Start")!.IsStart.Should().BeTrue();
        _registry.Descriptor("Elsa.BulkDispatchWorkflows")!.Ports.Where(p => p.IsEmbedded).Select(p => p.Name).Should().Equal("ChildCompleted", "ChildFaulted");
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
