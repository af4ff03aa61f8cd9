package io.fairqueue.http.session;

import io.fairqueue.crypto.OpenedSession;
import io.fairqueue.crypto.VerifiedToken;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.identity.SignIn;
import io.fairqueue.http.security.CallOrigins;
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
  private final CallOrigins origins;
  private final InstantSource time;

  SignIns(Stores stores, CallOrigins origins, InstantSource time) {
    this.store = stores.signIns();
    this.origins = origins;
    this.time = time;
  }

  void note(OpenedSession session, HttpRequest<?> call) {
    VerifiedToken facts = session.facts();
    store.record(
        new SignIn(
            facts.sessionId(),
            new CustomerId(facts.subject()),
            facts.epoch(),
            origins.of(call).country(),
            SignIn.agent(call.getHeaders().get(HttpHeaders.USER_AGENT)),
            time.instant(),
            facts.expiresAt()));
  }
}
