using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Contoso.Orders;

public sealed record Order(string Id, decimal Amount, string? Currency);

/// <summary>The answer to the caller, and the message that carries the order on.</summary>
public sealed class SubmittedOrder
{
    [HttpResult]
    public required IActionResult Response { get; init; }

    [ServiceBusOutput("orders", Connection = "OrdersBus")]
    public Order? Message { get; init; }
}

public sealed class SubmitOrder
{
    [Function(nameof(SubmitOrder))]
    public async Task<SubmittedOrder> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "orders")] HttpRequest request)
    {
        var order = await request.ReadFromJsonAsync<Order>();
        if (order is null || order.Amount <= 0)
        {
            return new SubmittedOrder { Response = new BadRequestResult() };
        }

        var currency = order.Currency ?? Environment.GetEnvironmentVariable("ORDERS_CURRENCY");
        return new SubmittedOrder { Response = new AcceptedResult(), Message = order with { Currency = currency } };
    }
}
