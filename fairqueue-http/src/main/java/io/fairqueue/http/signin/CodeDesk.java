package io.fairqueue.http.signin;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Network;
import io.fairqueue.domain.OneTimeCode;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.session.FanSession;
import io.fairqueue.http.session.Sessions;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fans sign in by a one-time code, by the API and by pages. What there is a reason against throws a
 * {@link ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class CodeDesk {

  private final Accounts accounts;
  private final Sessions sessions;
  private final SignInLimits limits;
  private final PeerAddress peers;

  CodeDesk(FairQueue fairQueue, Sessions sessions, SignInLimits limits, PeerAddress peers) {
    this.accounts = fairQueue.accounts();
    this.sessions = sessions;
    this.limits = limits;
    this.peers = peers;
  }

  /** Mails a code; answers by what it is redeemed. */
  public UUID request(EmailAddress email, HttpRequest<?> call) {
    InetAddress from = peers.client(call);
    limits.code(email.value(), from);
    return accounts
        .requestCode(email, Network.of(from).prefix())
        .orElseThrow(() -> new ProblemException(Refusal.MAIL_NOT_CONFIGURED));
  }

  /**
   * Opens a session for who has the code.
   *
   * @param request what asking for it answered; null for the newest codes
   */
  public FanSession verify(
      EmailAddress email, @Nullable UUID request, OneTimeCode code, HttpRequest<?> call) {
    InetAddress from = peers.client(call);
    return limits
        .attemptCode(
            email.value(),
            request != null,
            from,
            () -> accounts.verifyCode(email, request, code, Network.of(from).prefix()))
        .map(customer -> sessions.open(customer, call))
        .orElseThrow(() -> new ProblemException(Refusal.INVALID_OTP));
  }
}
