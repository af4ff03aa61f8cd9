package io.fairqueue.http.signin;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.limit.SignInWay;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.PeerAddress;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Organizers prove who they are by a password, for the API and the console. Thread-safe. */
@Singleton
public final class PasswordDesk {

  private final Accounts accounts;
  private final SignInLimits limits;
  private final PeerAddress peers;

  PasswordDesk(FairQueue fairQueue, SignInLimits limits, PeerAddress peers) {
    this.accounts = fairQueue.accounts();
    this.limits = limits;
    this.peers = peers;
  }

  /** Whose password it is; throws a {@link ProblemException} where it is nobody's. Blocks. */
  public Organizer organizer(EmailAddress email, String password, HttpRequest<?> call) {
    return limits
        .attempt(
            SignInWay.ORGANIZER_PASSWORD,
            email.value(),
            peers.client(call),
            () -> accounts.loginOrganizer(email, password))
        .orElseThrow(() -> new ProblemException(Refusal.INVALID_CREDENTIALS));
  }
}
