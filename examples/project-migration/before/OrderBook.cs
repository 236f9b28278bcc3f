using System.Collections.Concurrent;

namespace Contoso.Orders;

public class OrderBook
{
    private readonly ConcurrentQueue<string> _orders = new();

    public void Add(string order) => _orders.Enqueue(order);

    public IReadOnlyCollection<string> All() => _orders.ToArray();
}
