namespace Dispatch.Host.Pages;

/// <summary>Names the resource files of the pages: <c>Words.resx</c> in Chinese, <c>Words.en.resx</c> in English, with the same keys.</summary>
public sealed class Words;
