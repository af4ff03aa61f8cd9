package io.fairqueue.http.browser;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.WebOrigin;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may read answers and open sockets: those of the origins that are named, and our
 * own. Thread-safe.
 */
@Singleton
public final class Origins {

  private final Set<String> named;

  Origins(ServerConfig config) {
    this.named =
        Stream.concat(
                config.allowedOrigins().stream(),
                Stream.ofNullable(config.publicUrl()).map(Origins::of))
            .map(origin -> WebOrigin.parse(origin).text())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether pages of this origin may.
   *
   * @param origins the values of the {@code Origin} header; more than one name nobody
   * @param host by which name this server was called; a page from there is our own
   */
  public boolean allows(List<String> origins, @Nullable String host) {
    if (origins.size() != 1) {
      return false;
    }
    String origin = origins.getFirst().toLowerCase(Locale.ROOT);
    return named.contains(origin) || (host != null && isAt(origin, host));
  }

  private static boolean isAt(String origin, String host) {
    for (String scheme : List.of("http", "https")) {
      if (origin.startsWith(scheme + "://")) {
        String authority = origin.substring(scheme.length() + "://".length());
        return WebOrigin.withoutDefaultPort(scheme, authority)
            .equals(WebOrigin.withoutDefaultPort(scheme, host.toLowerCase(Locale.ROOT)));
      }
    }
    return false;
  }

  private static String of(URI url) {
    return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }
}
