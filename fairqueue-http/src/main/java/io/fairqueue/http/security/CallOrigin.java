package io.fairqueue.http.security;

import io.fairqueue.access.Origin;
import io.fairqueue.domain.Network;
import io.fairqueue.http.geo.Countries;
import io.fairqueue.http.request.RequestIds;
import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * From where a call comes.
 *
 * @param requestId as its answer names it
 */
record CallOrigin(InetAddress address, @Nullable String requestId, Countries countries)
    implements Origin {

  static CallOrigin of(HttpRequest<?> request, InetAddress address, Countries countries) {
    @Nullable String name = request.getAttribute(RequestIds.HEADER, String.class).orElse(null);
    return new CallOrigin(address, name, countries);
  }

  @Override
  public @Nullable String country() {
    return countries.of(address);
  }

  @Override
  public String ipPrefix() {
    return Network.wide(address);
  }
}
