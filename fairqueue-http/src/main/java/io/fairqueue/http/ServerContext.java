package io.fairqueue.http;

import io.fairqueue.http.config.Overrides;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.infrastructure.StoreAddresses;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.http.tracing.Traces;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;

/** Starts the framework with what our configuration means to it; its own is not asked for. */
final class ServerContext {

  private ServerContext() {}

  static ApplicationContext start(
      ServerConfig config,
      StoreAddresses addresses,
      Infrastructure infrastructure,
      Overrides overrides,
      Outages outages,
      Traces traces) {
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .environmentPropertySource(false)
        .properties(properties(config, addresses))
        .singletons(config, infrastructure, overrides, outages, traces)
        .start();
  }

  private static Map<String, Object> properties(ServerConfig config, StoreAddresses addresses) {
    var properties = new HashMap<String, Object>();
    properties.put("micronaut.server.port", config.port() == 0 ? -1 : config.port());
    if (!config.listen().isAll()) {
      properties.put("micronaut.server.host", config.listen().host());
    }
    mark(properties, "fairqueue.embedded", config.embedded());
    mark(properties, "fairqueue.redis", addresses.redisUrl() != null);
    mark(properties, "fairqueue.smtp", config.smtp() != null);
    mark(properties, "fairqueue.paystack", config.paystack() != null);
    mark(properties, "fairqueue.oidc", !config.oidcIssuers().isEmpty());
    mark(properties, "fairqueue.fcm", config.fcm() != null);
    mark(properties, "fairqueue.s3", config.s3() != null);
    mark(properties, "fairqueue.tracing", config.tracing() != null);
    return properties;
  }

  /** What {@code @Requires} looks at: there or not there. */
  private static void mark(Map<String, Object> properties, String name, boolean present) {
    if (present) {
      properties.put(name, true);
    }
  }
}
