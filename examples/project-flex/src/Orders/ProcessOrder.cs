using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Contoso.Orders;

public sealed class ProcessOrder(ILogger<ProcessOrder> logger)
{
    [Function(nameof(ProcessOrder))]
    public void Run([ServiceBusTrigger("orders", Connection = "OrdersBus")] Order order) =>
        logger.LogInformation("Order {Id} of {Amount} {Currency}", order.Id, order.Amount, order.Currency);
}
