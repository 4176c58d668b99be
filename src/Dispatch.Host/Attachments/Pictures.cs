using SkiaSharp;

namespace Dispatch.Host.Attachments;

/// <summary>Draws pictures anew: what is kept is the picture alone, upright, without place, camera or anything hidden behind it.</summary>
internal static class Pictures
{
    private const int Quality = 88;

    // Pictures take memory and a processor: only some at once, so that uploads never starve other requests.
    private static readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>The picture alone, or null when it is damaged or has too many pixels.</summary>
    public static async Task<byte[]?> RedrawAsync(byte[] content, FileKind kind, long mostPixels, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Redraw(content, kind, mostPixels), cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    private static byte[]? Redraw(byte[] content, FileKind kind, long mostPixels)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > mostPixels)
        {
            return null;
        }

        using var picture = SKBitmap.Decode(codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (picture is null)
        {
            return null;
        }

        using var upright = Upright(picture, codec.EncodedOrigin);
        using var image = SKImage.FromBitmap(upright ?? picture);
        using var drawn = image.Encode(Format(kind), Quality);
        return drawn?.ToArray();
    }

    // Phones store photos as the sensor sees them and say in the metadata how to turn them.
    private static SKBitmap? Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return null;
        }

        var (w, h) = (picture.Width, picture.Height);
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(isTurned ? h : w, isTurned ? w : h, picture.ColorType, picture.AlphaType);
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            _ => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        });
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        return upright;
    }

    private static SKEncodedImageFormat Format(FileKind kind) => kind.Extension switch
    {
        ".jpg" => SKEncodedImageFormat.Jpeg,
        ".png" => SKEncodedImageFormat.Png,
        _ => SKEncodedImageFormat.Webp,
    };
}
