using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Contoso.Orders;

/// <summary>Puts the invocation into every line of the log.</summary>
public sealed class CorrelationMiddleware(ILogger<CorrelationMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        using (logger.BeginScope(new Dictionary<string, object> { ["Invocation"] = context.InvocationId }))
        {
            await next(context);
        }
    }
}
