package io.fairqueue.http.console.signin;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.request.Paths;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Links that sign an organizer in with one click, each once: for people who try things out on this
 * machine, with stores of its own. They are known to this process alone, and end with it.
 * Thread-safe.
 */
@Singleton
@Requires(property = "fairqueue.embedded")
public final class OneClickLinks {

  private static final int BYTES = 24;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, OrganizerId> links = new ConcurrentHashMap<>();

  /** The path of a new link. */
  public String issue(OrganizerId organizer) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    links.put(token, organizer);
    return Paths.ONE_CLICK + "/" + token;
  }

  /** Whom a link signs in; empty for one that was used, and for none of ours. */
  Optional<OrganizerId> use(String token) {
    return Optional.ofNullable(links.remove(token));
  }
}
