using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Expressions;

namespace Dispatch.Engine.Tests.Expressions;

public sealed class LiquidTests
{
    private static Variable Of(string name, object? value) => new("id-" + name, name, "Object", false, value, false);

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    [Theory]
    [InlineData("你好 {{ Variables.who }}", "你好 张三")]
    [InlineData("{{ Variables.order.items[1].name }}", "b")]
    [InlineData("{% for i in Variables.order.items %}{{ i.name | upcase }}{% endfor %}", "AB")]
    [InlineData("{% if Variables.order.paid %}yes{% else %}no{% endif %}", "yes")]
    [InlineData("{{ Variables.order.total | plus: 1 }}", "3.5")]
    [InlineData("{{ Input.n }}/{{ CorrelationId }}/{{ WorkflowDefinitionId }}/{{ WorkflowDefinitionVersionId }}/{{ WorkflowDefinitionVersion }}/{{ WorkflowInstanceId }}", "7/ticket-1/definition-1/version-1/3/instance-1")]
    [InlineData("{{ Variables.who | base64 }}", "5byg5LiJ")]
    [InlineData("{{ Variables.order | keys | join: ',' }}", "items,paid,total")]
    [InlineData("{{ Variables.missing }}|{{ Configuration.Secret }}", "|")]
    [InlineData("{{ Configuration.Mail.From }}", "a@example.org")]
    public void Liquid_Template_SeesTheInstance(string template, string expected)
    {
        var bench = new ExpressionBench(null, Of("who", "张三"), Of("order", Json("""{"items":[{"name":"a"},{"name":"b"}],"paid":true,"total":2.5}""")));
        bench.State.Input["n"] = 7L;
        bench.Liquid(template).Should().Be(expected);
    }

    [Theory]
    [InlineData("{% for i in (1..100000000) %}x{% endfor %}")]
    [InlineData("{% for i in (1..5000) %}{% for j in (1..5000) %}xxxxxxxxxx{% endfor %}{% endfor %}")]
    [InlineData("{% if %}")]
    [InlineData("{{ 1 | divided_by: 0 }}")]
    [InlineData("{% include 'secret' %}")]
    public void Liquid_HostileOrWrongTemplate_FailsAsExpression(string template) =>
        new ExpressionBench(new ScriptLimits { Time = TimeSpan.FromSeconds(1), Text = 100_000 }).Invoking(b => b.Liquid(template)).Should().Throw<ExpressionException>();
}
