using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Expressions;

namespace Dispatch.Engine.Tests.Expressions;

public sealed class JavaScriptTests
{
    private static Variable Of(string name, object? value, string typeName = "Object") => new("id-" + name, name, typeName, false, value, false);

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    [Theory]
    [InlineData("1 + 2", 3L)]
    [InlineData("'a' + 'b'", "ab")]
    [InlineData("return 5", 5L)]
    [InlineData("0.5", 0.5)]
    [InlineData("1 > 2", false)]
    [InlineData("null", null)]
    [InlineData("undefined", null)]
    [InlineData("(() => 1)", null)]
    [InlineData("Promise.resolve(7)", 7L)]
    [InlineData("new Date(0).toISOString()", "1970-01-01T00:00:00.000Z")]
    [InlineData("new Date().toISOString()", "2026-11-23T01:00:00.000Z")]
    public void JavaScript_SimpleScript_GivesItsValue(string script, object? expected) => new ExpressionBench().JavaScript(script).Should().Be(expected);

    [Fact]
    public void JavaScript_ObjectResult_IsStoredJson() =>
        ((JsonElement)new ExpressionBench().JavaScript("({ a: [1, 'zwei', null], b: { c: true } })")!).GetRawText().Should().Be("""{"a":[1,"zwei",null],"b":{"c":true}}""");

    [Fact]
    public void JavaScript_VariableAccessors_ReadAndWrite()
    {
        var bench = new ExpressionBench(null, Of("x", 1L, "Int32"), Of("ticket_id", "t", "String"));
        bench.JavaScript("setX(getX() + 4); getTicketId() + getVariable('x')").Should().Be("t5");
        bench.JavaScript("variables.x = variables.x * 2; variables.x").Should().Be(10L);
        bench.JavaScript("setVariable('x', 3); getX()").Should().Be(3L);
        bench.Context.GetVariable("x").Should().Be(3L);
    }

    [Fact]
    public void JavaScript_ObjectInVariable_ChangedInPlace_IsStored()
    {
        var bench = new ExpressionBench(null, Of("list", Json("[1]")), Of("same", Json("""{"a":1}""")));
        bench.JavaScript("getList().push(2); variables.list.push(3); getSame().a");
        ((JsonElement)bench.Context.GetVariable("list")!).GetRawText().Should().Be("[1,2,3]");
    }

    [Fact]
    public void JavaScript_VariableNamedLikeAGlobal_LeavesTheGlobalInPlace()
    {
        var bench = new ExpressionBench(null, Of("variable", 1L), Of("x", 2L));
        bench.JavaScript("getVariable('variable') + getVariable('x')").Should().Be(3L);
        bench.JavaScript("getVariable('x')").Should().Be(2L);
    }

    [Fact]
    public void JavaScript_DateVariable_IsADate() =>
        new ExpressionBench(null, Of("due", "2026-01-02T03:04:05.0000000+00:00", "DateTimeOffset")).JavaScript("getDue().getUTCDate()").Should().Be(2L);

    [Fact]
    public void JavaScript_Globals_KnowTheInstance()
    {
        var bench = new ExpressionBench();
        bench.State.Input["n"] = 4L;
        bench.State.ActivityOutputs["place-1"] = new() { ["Result"] = Json("""{"accept":true}""") };
        bench.State.LastResult = "last";
        bench.JavaScript("[getn(), getInput('n'), getOutputFrom('place-1').accept, getOutputFrom('Ask somebody').accept, getResultFromAskSomebody().accept, getLastResult()].join()")
            .Should().Be("4,4,true,true,true,last");
        bench.JavaScript("[getWorkflowDefinitionId(), getWorkflowDefinitionVersionId(), getWorkflowDefinitionVersion(), getWorkflowInstanceId(), getCorrelationId()].join()")
            .Should().Be("definition-1,version-1,3,instance-1,ticket-1");
        bench.JavaScript("setCorrelationId('c'); setWorkflowInstanceName('n'); getCorrelationId() + getWorkflowInstanceName()").Should().Be("cn");
        bench.State.CorrelationId.Should().Be("c");
    }

    [Theory]
    [InlineData("isNullOrEmpty('') && isNullOrEmpty(null) && !isNullOrEmpty(' ') && isNullOrWhiteSpace(' ')", true)]
    [InlineData("toJson({ a: 1 })", "{\"a\":1}")]
    [InlineData("bytesToString(bytesFromString('吹哨'))", "吹哨")]
    [InlineData("stringFromBase64(stringToBase64('报到'))", "报到")]
    [InlineData("bytesToBase64(bytesFromBase64('AQI='))", "AQI=")]
    [InlineData("newGuidString().length + newGuid().length", 72L)]
    [InlineData("newShortGuid().length", 22L)]
    [InlineData("parseGuid('6F9619FF-8B86-D011-B42D-00CF4FC964FF')", "6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    [InlineData("getConfig('Mail:From') + getConfig('ConnectionStrings:Main') + getConfig()", "a@example.orgnullnull")]
    [InlineData("getAbsoluteUrl('inbox')", "https://example.org/inbox")]
    [InlineData("createEventTriggerUrl('Approve')", "https://example.org/Approve/instance-1/")]
    [InlineData("createEventTriggerUrl('Approve', 60)", "https://example.org/Approve/instance-1/2026-11-23 01:01:00Z")]
    [InlineData("createEventTriggerUrl('Approve', '1.00:00:00')", "https://example.org/Approve/instance-1/2026-11-24 01:00:00Z")]
    [InlineData("createEventTriggerUrl('Approve', new Date(0))", "https://example.org/Approve/instance-1/1970-01-01 00:00:00Z")]
    [InlineData("[typeof getN, typeof getn, typeof getX, typeof setOutcome, typeof variables, typeof workflow].join()", "undefined,function,undefined,undefined,object,undefined")]
    public void JavaScript_HelperFunctions_DoTheirWork(string script, object expected) => new ExpressionBench().JavaScript(script).Should().Be(expected);

    [Fact]
    public void JavaScript_LentByAnActivity_HasOutcomesAndArguments()
    {
        var outcomes = new List<string>();
        var arguments = new ScriptArguments { Outcomes = outcomes, Values = new Dictionary<string, object?> { ["Item"] = "x" } };
        new ExpressionBench().JavaScript("setOutcomes(['A', 'B']); getItem()", arguments).Should().Be("x");
        outcomes.Should().Equal("A", "B");
        new ExpressionBench().JavaScript("setOutcome('C'); 1", arguments).Should().Be(1L);
        outcomes.Should().Equal("C");
    }

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("const f = () => f(); f()")]
    [InlineData("const l = []; for (;;) l.push('x'.repeat(10000))")]
    [InlineData("'x'.repeat(200000000)")]
    [InlineData("'x'.padEnd(200000000)")]
    [InlineData("let s = 'x'; for (let i = 0; i < 40; i++) s += s; s.length")]
    [InlineData("new Array(100000000).fill(0).join('x')")]
    [InlineData("eval('1')")]
    [InlineData("new Function('return 1')()")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("importNamespace('System')")]
    [InlineData("(")]
    [InlineData("throw new Error('no')")]
    [InlineData("getNothing()")]
    [InlineData("parseGuid('x')")]
    [InlineData("createEventTriggerUrl('Approve', 'some time')")]
    [InlineData("const a = {}; a.a = a; a")]
    [InlineData("/(a+)+b/.test('a'.repeat(40))")]
    public void JavaScript_HostileOrWrongScript_FailsAsExpression(string script)
    {
        var bench = new ExpressionBench();
        bench.Invoking(b => b.JavaScript(script)).Should().Throw<ExpressionException>();
        bench.JavaScript("1 + 1").Should().Be(2L);
    }

    [Fact]
    public void JavaScript_ThatTakesTooLong_IsStopped()
    {
        var limits = new ScriptLimits { Time = TimeSpan.FromMilliseconds(200), Statements = int.MaxValue };
        new ExpressionBench(limits).Invoking(b => b.JavaScript("while (true) {}")).Should().Throw<ExpressionException>();
    }

    [Fact]
    public void JavaScript_LeftBehindByOneScript_IsGoneForTheNext()
    {
        var bench = new ExpressionBench();
        bench.JavaScript("var left = 1; other = 2; let third = 3; toJson = null; Object.prototype.bad = 1; 1").Should().Be(1L);
        bench.JavaScript("var left2 = 1; toJson = null; 1").Should().Be(1L);
        bench.JavaScript("[typeof left, typeof other, typeof third, typeof left2, typeof toJson, typeof ({}).bad].join()").Should().Be("undefined,undefined,undefined,undefined,function,undefined");
        bench.JavaScript("let third = 4; third").Should().Be(4L);
    }

    [Fact]
    public void JavaScript_ManyAtOnce_DoNotMix()
    {
        var bench = new ExpressionBench();
        Parallel.For(0, 500, i => bench.JavaScript($"let a = {i}; a * 2").Should().Be(i * 2L));
    }
}
