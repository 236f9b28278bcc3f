using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Contoso.Orders;

public class OrderFunctions(OrderBook book, ILogger<OrderFunctions> logger)
{
    [Function("GetOrders")]
    public IActionResult GetOrders([HttpTrigger(AuthorizationLevel.Function, "get", Route = "orders")] HttpRequest request) =>
        new OkObjectResult(book.All());

    [Function("ReceiveOrder")]
    public void ReceiveOrder([ServiceBusTrigger("%ORDERS_QUEUE%", Connection = "OrdersBus")] string message)
    {
        book.Add(message);
        logger.LogInformation("An order was received.");
    }
}
