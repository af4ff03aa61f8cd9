package io.fairqueue.http.session;

import io.fairqueue.crypto.OpenedSession;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.identity.SignIn;
import io.fairqueue.http.geo.Countries;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.port.Stores;
import io.fairqueue.port.identity.SignInStore;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Notes where and by what fans' sessions are begun. Thread-safe; writes to the store. */
@Singleton
final class SignIns {

  private final SignInStore store;
  private final Countries countries;
  private final PeerAddress peers;
  private final InstantSource time;

  SignIns(Stores stores, Countries countries, PeerAddress peers, InstantSource time) {
    this.store = stores.signIns();
    this.countries = countries;
    this.peers = peers;
    this.time = time;
  }

  void note(OpenedSession session, HttpRequest<?> call) {
    VerifiedToken facts = session.facts();
    store.record(
        new SignIn(
            facts.sessionId(),
            new CustomerId(facts.subject()),
            facts.epoch(),
            countries.of(peers.client(call)),
            SignIn.agent(call.getHeaders().get(HttpHeaders.USER_AGENT)),
            time.instant(),
            facts.expiresAt()));
  }
}
