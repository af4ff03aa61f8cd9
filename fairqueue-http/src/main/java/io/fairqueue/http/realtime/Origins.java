package io.fairqueue.http.realtime;

import io.fairqueue.http.ServerConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which web pages may open a socket: browsers do not keep foreign ones from it, so we do. */
@Singleton
final class Origins {

  private final Set<String> allowed;

  Origins(ServerConfig config) {
    this.allowed =
        Stream.concat(
                config.allowedOrigins().stream(),
                Stream.ofNullable(config.publicUrl())
                    .map(url -> url.getScheme() + "://" + url.getAuthority()))
            .map(Origins::lower)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @param origin null from programs that are no browser
   * @param host what the page's own server would be called
   */
  boolean allows(@Nullable String origin, @Nullable String host) {
    return origin == null
        || allowed.contains(lower(origin))
        || (host != null && lower(host).equals(authority(origin)));
  }

  private static @Nullable String authority(String origin) {
    try {
      String authority = new URI(origin).getRawAuthority();
      return authority == null ? null : lower(authority);
    } catch (URISyntaxException malformed) {
      return null;
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
