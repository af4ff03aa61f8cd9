package io.fairqueue.http.request;

import io.fairqueue.domain.AddressRange;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.metric.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From where a request comes. Headers say what they like: only a trusted proxy's are believed.
 * Thread-safe.
 */
@Singleton
public final class PeerAddress {

  private static final Logger LOG = LoggerFactory.getLogger(PeerAddress.class);

  /** Whether proxies seem to be in front that nobody told us of; {@code doctor} asks for it. */
  public static final String PROXIES_UNKNOWN = "fairqueue.proxies.unknown";

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final List<String> PASSED_ON = List.of(FORWARDED_FOR, "Forwarded", "X-Real-IP");

  private final List<AddressRange> trustedProxies;
  private volatile boolean proxiesUnknown;

  PeerAddress(ServerConfig config, MeterRegistry metrics) {
    this.trustedProxies = config.trustedProxies();
    Metric.PROXIES_UNKNOWN.show(metrics, () -> proxiesUnknown ? 1 : 0);
  }

  /** The fan's address: behind trusted proxies, the nearest one that is none of them. */
  public InetAddress client(HttpRequest<?> request) {
    return client(request.getRemoteAddress().getAddress(), request.getHeaders()::getAll);
  }

  /**
   * The same of a request that the framework has not seen.
   *
   * @param headers the values of a header
   */
  public InetAddress client(InetAddress peer, Function<String, List<String>> headers) {
    if (trustedProxies.isEmpty()) {
      watchForProxies(peer, headers);
      return peer;
    }
    InetAddress nearest = peer;
    if (!isTrusted(nearest)) {
      return nearest;
    }
    List<String> hops =
        headers.apply(FORWARDED_FOR).stream()
            .flatMap(header -> List.of(header.split(",")).stream())
            .map(String::strip)
            .toList();
    for (int i = hops.size() - 1; i >= 0 && isTrusted(nearest); i--) {
      Optional<InetAddress> next = ForwardedHop.address(hops.get(i));
      if (next.isEmpty()) {
        break;
      }
      nearest = next.get();
    }
    return nearest;
  }

  /** Warns once; after that it costs nothing more. */
  private void watchForProxies(InetAddress peer, Function<String, List<String>> headers) {
    if (!proxiesUnknown && PASSED_ON.stream().anyMatch(name -> !headers.apply(name).isEmpty())) {
      proxiesUnknown = true;
      LOG.warn(
          "{} passes requests on, and FAIRQUEUE_TRUSTED_PROXIES names nobody: all who come through it"
              + " share one address's limits. If it is a proxy of yours, name it there",
          peer.getHostAddress());
    }
  }

  private boolean isTrusted(InetAddress address) {
    return trustedProxies.stream().anyMatch(range -> range.contains(address));
  }
}
