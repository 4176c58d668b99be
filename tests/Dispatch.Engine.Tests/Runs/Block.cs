using System.Text.Json.Nodes;
using CsCheck;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Runs;

/// <summary>A well-formed piece of a flowchart, which knows how often each of its activities has to run.</summary>
internal abstract record Block
{
    /// <summary>Any piece. When visits are counted a loop must not stand in one of several branches that meet again: it decides its exit in every round, as in Elsa.</summary>
    public static Gen<Block> Any(bool tokens) => Piece(3, tokens, loops: true);

    private static Gen<Block> Piece(int depth, bool tokens, bool loops)
    {
        if (depth == 0)
        {
            return Leaf;
        }

        var any = Piece(depth - 1, tokens, loops);
        var branch = loops && tokens ? any : Piece(depth - 1, tokens, loops: false);
        var pieces = new List<(int, Gen<Block>)>
        {
            (3, Leaf),
            (2, any.Array[2, 3].Select(Block (blocks) => new Row(blocks))),
            (2, Gen.Select(branch.Array[2, 3], Gen.Bool, Block (blocks, all) => new Both(blocks, all ? "WaitAll" : "WaitAllActive"))),
            (2, Gen.Select(branch.Array[2], Gen.Int[0, 1], Block (blocks, taken) => new Choice(blocks, taken))),
        };
        if (loops)
        {
            pieces.Add((2, Gen.Select(any, Gen.Int[1, 3], Block (body, rounds) => new Loop(body, rounds))));
        }

        return Gen.Frequency([.. pieces]);
    }

    private static Gen<Block> Leaf => Gen.Frequency((3, Gen.Const<Block>(new Step())), (1, Gen.Const<Block>(new Wait())));

    /// <summary>Draws it; answers where one enters and leaves it (an activity and its outcome).</summary>
    public abstract (string In, string Out) Draw(Drawing drawing, int times);

    private sealed record Step : Block
    {
        public override (string In, string Out) Draw(Drawing drawing, int times)
        {
            var id = drawing.Add(Line, "step", times);
            return (id, id);
        }

        private static JsonObject Line(string id) => Author.Line(id);
    }

    private sealed record Wait : Block
    {
        public override (string In, string Out) Draw(Drawing drawing, int times)
        {
            var id = drawing.Add(id => Event(id), "wait", times);
            return (id, id);
        }
    }

    private sealed record Row(Block[] Blocks) : Block
    {
        public override (string In, string Out) Draw(Drawing drawing, int times)
        {
            var drawn = Blocks.Select(b => b.Draw(drawing, times)).ToList();
            for (var i = 1; i < drawn.Count; i++)
            {
                drawing.Connect(drawn[i - 1].Out, drawn[i].In);
            }

            return (drawn[0].In, drawn[^1].Out);
        }
    }

    private sealed record Both(Block[] Blocks, string Mode) : Block
    {
        public override (string In, string Out) Draw(Drawing drawing, int times)
        {
            var names = Blocks.Select((_, i) => "B" + i).ToArray();
            var fork = drawing.Add(id => Fork(id, names), "fork", times);
            var join = drawing.Add(id => Join(id, Mode), "join", times);
            for (var i = 0; i < Blocks.Length; i++)
            {
                var (into, outOf) = Blocks[i].Draw(drawing, times);
                drawing.Connect($"{fork}:{names[i]}", into);
                drawing.Connect(outOf, join);
            }

            return (fork, join);
        }
    }

    private sealed record Choice(Block[] Blocks, int Taken) : Block
    {
        public override (string In, string Out) Draw(Drawing drawing, int times)
        {
            var decision = drawing.Add(id => Decision(id, Taken == 0 ? "true" : "false"), "if", times);
            var meet = drawing.Add(id => Author.Line(id), "meet", times);
            for (var i = 0; i < 2; i++)
            {
                var (into, outOf) = Blocks[i].Draw(drawing, i == Taken ? times : 0);
                drawing.Connect($"{decision}:{(i == 0 ? "True" : "False")}", into);
                drawing.Connect(outOf, meet);
            }

            return (decision, meet);
        }
    }

    private sealed record Loop(Block Body, int Rounds) : Block
    {
        public override (string In, string Out) Draw(Drawing drawing, int times)
        {
            var rounds = times * Rounds;
            var variable = drawing.Variable();
            var head = drawing.Add(id => Set(id, variable, Js($"(getVariable('{variable}') % {Rounds}) + 1")), "head", rounds);
            var (into, outOf) = Body.Draw(drawing, rounds);
            var enough = drawing.Add(id => Decision(id, $"getVariable('{variable}') >= {Rounds}"), "enough", rounds);
            drawing.Connect(head, into);
            drawing.Connect(outOf, enough);
            drawing.Connect($"{enough}:False", head);
            return (head, $"{enough}:True");
        }
    }
}
