package io.fairqueue.http.ops;

import io.fairqueue.http.AddressRange;
import io.fairqueue.http.ServerConfig;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** From where a request comes. Headers say what they like: only a trusted proxy's are believed. */
@Singleton
public final class PeerAddress {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private static final List<String> PASSED_ON = List.of(FORWARDED_FOR, "Forwarded", "X-Real-IP");

  private final List<AddressRange> trustedProxies;

  PeerAddress(ServerConfig config) {
    this.trustedProxies = config.trustedProxies();
  }

  /** Who opened the connection. */
  public static InetAddress of(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress();
  }

  /** Whether the request was made on this very machine, and not just passed on by a proxy there. */
  public static boolean isThisMachine(HttpRequest<?> request) {
    return of(request).isLoopbackAddress()
        && PASSED_ON.stream().noneMatch(request.getHeaders()::contains);
  }

  /** The fan's address: behind trusted proxies, the nearest one that is none of them. */
  public InetAddress client(HttpRequest<?> request) {
    return client(of(request), request.getHeaders()::getAll);
  }

  /**
   * The same of a request that the framework has not seen.
   *
   * @param headers the values of a header
   */
  public InetAddress client(InetAddress peer, Function<String, List<String>> headers) {
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
      Optional<InetAddress> next = literal(hops.get(i));
      if (next.isEmpty()) {
        break;
      }
      nearest = next.get();
    }
    return nearest;
  }

  private boolean isTrusted(InetAddress address) {
    return trustedProxies.stream().anyMatch(range -> range.contains(address));
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(AddressRange.parse(text).network());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
