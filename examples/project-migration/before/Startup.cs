using Contoso.Orders;
using Microsoft.Azure.Functions.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

[assembly: FunctionsStartup(typeof(Startup))]

namespace Contoso.Orders;

public class Startup : FunctionsStartup
{
    public override void Configure(IFunctionsHostBuilder builder) => builder.Services.AddSingleton<OrderBook>();
}
