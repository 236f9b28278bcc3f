using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace Contoso.Orders;

public class OrderFunctions(OrderBook book)
{
    [FunctionName("GetOrders")]
    public IActionResult GetOrders([HttpTrigger(AuthorizationLevel.Function, "get", Route = "orders")] HttpRequest request) =>
        new OkObjectResult(book.All());

    [FunctionName("ReceiveOrder")]
    public void ReceiveOrder([ServiceBusTrigger("%ORDERS_QUEUE%", Connection = "OrdersBus")] string message, ILogger log)
    {
        book.Add(message);
        log.LogInformation("An order was received.");
    }
}
