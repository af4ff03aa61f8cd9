package io.fairqueue.http.signin;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.http.factor.SecondFactors;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.limit.SignInWay;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.Stores;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organizers prove who they are by a password, for the API and the console. Thread-safe. */
@Singleton
public final class PasswordDesk {

  private final Accounts accounts;
  private final SignInLimits limits;
  private final PeerAddress peers;
  private final SecondFactors factors;
  private final OrganizerStore organizers;
  private final Authenticator authenticator;

  PasswordDesk(
      FairQueue fairQueue,
      Stores stores,
      SignInLimits limits,
      PeerAddress peers,
      SecondFactors factors,
      Authenticator authenticator) {
    this.accounts = fairQueue.accounts();
    this.organizers = stores.organizers();
    this.limits = limits;
    this.peers = peers;
    this.factors = factors;
    this.authenticator = authenticator;
  }

  /**
   * Whose password it is, and whose authenticator app, where there is one; throws a {@link
   * ProblemException} otherwise. A code that is wrong or lacks counts as a try, and never as
   * success. Blocks.
   *
   * @param code of the app, or a recovery code; null for none shown
   */
  public Organizer organizer(
      EmailAddress email, String password, @Nullable String code, HttpRequest<?> call) {
    return limits
        .attempt(
            SignInWay.ORGANIZER_PASSWORD,
            email.value(),
            peers.client(call),
            () -> {
              Optional<Organizer> known = accounts.loginOrganizer(email, password);
              known.ifPresent(organizer -> factors.check(organizer, code));
              return known;
            })
        .orElseThrow(() -> new ProblemException(Refusal.INVALID_CREDENTIALS));
  }

  /** Gives an organizer another password, and ends the account's other sessions. Blocks. */
  public void change(
      Caller.Staff staff, @Nullable String old, String password, HttpRequest<?> call) {
    Organizer organizer =
        organizers.find(staff.actor().id()).orElseThrow(ProblemException::unauthorized);
    Optional<Boolean> changed =
        limits.attempt(
            SignInWay.ORGANIZER_PASSWORD,
            organizer.email().value(),
            peers.client(call),
            () ->
                Optional.of(
                        accounts.changePassword(
                            staff.actor(), old, password, staff.session().sessionId()))
                    .filter(done -> done));
    if (changed.isEmpty()) {
      throw new ProblemException(Refusal.INVALID_CREDENTIALS);
    }
    authenticator.changed(organizer.id());
  }
}
