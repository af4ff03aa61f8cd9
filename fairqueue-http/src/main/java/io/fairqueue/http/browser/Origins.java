package io.fairqueue.http.browser;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.WebOrigin;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may read answers and open sockets: those of the origins that are named, and our
 * own. Thread-safe.
 */
@Singleton
public final class Origins {

  private static final String FETCH_SITE = "Sec-Fetch-Site";
  private static final List<String> SAME_ORIGIN = List.of("same-origin");

  private final Set<String> named;
  private final @Nullable String own;

  Origins(ServerConfig config) {
    this.named =
        Stream.concat(
                config.allowedOrigins().stream(),
                Stream.ofNullable(config.publicUrl()).map(Origins::of))
            .map(origin -> WebOrigin.parse(origin).text())
            .collect(Collectors.toUnmodifiableSet());
    this.own = config.publicUrl() == null ? null : WebOrigin.parse(of(config.publicUrl())).text();
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

  /**
   * Whether browsers say that a page of this very server sent a request: by the page's origin, or
   * by how far it is from ours (Fetch Metadata).
   *
   * @param headers the values of a header
   */
  public boolean isOwn(Function<String, List<String>> headers) {
    List<String> origins = headers.apply(HttpHeaders.ORIGIN);
    if (origins.isEmpty()) {
      return headers.apply(FETCH_SITE).equals(SAME_ORIGIN);
    }
    return origins.size() == 1
        && ownAt(headers.apply(HttpHeaders.HOST))
            .filter(origins.getFirst().toLowerCase(Locale.ROOT)::equals)
            .isPresent();
  }

  /** What is not told is read from the name by which this server was called. */
  private Optional<String> ownAt(List<String> hosts) {
    return own != null || hosts.size() != 1
        ? Optional.ofNullable(own)
        : Optional.of(
            "http://"
                + WebOrigin.withoutDefaultPort("http", hosts.getFirst().toLowerCase(Locale.ROOT)));
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
