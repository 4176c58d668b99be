return await Dispatch.Host.Composition.DispatchHost.RunAsync(args);
