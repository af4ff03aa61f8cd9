package io.fairqueue.http.security;

import io.fairqueue.access.Origin;
import io.fairqueue.http.geo.Countries;
import io.fairqueue.http.request.PeerAddress;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** From where calls come that nobody's session proves. Thread-safe. */
@Singleton
public final class CallOrigins {

  private final PeerAddress peers;
  private final Countries countries;

  CallOrigins(PeerAddress peers, Countries countries) {
    this.peers = peers;
    this.countries = countries;
  }

  public Origin of(HttpRequest<?> call) {
    return CallOrigin.of(call, peers.client(call), countries);
  }
}
