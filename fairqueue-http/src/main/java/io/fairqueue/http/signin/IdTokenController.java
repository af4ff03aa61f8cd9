package io.fairqueue.http.signin;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.account.Accounts.IdSignIn;
import io.fairqueue.http.limit.SignInLimits;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.session.FanSession;
import io.fairqueue.http.session.Sessions;
import io.fairqueue.http.session.StaffSession;
import io.fairqueue.metric.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fans and organizers log in by id tokens, in which an issuer elsewhere vouches for them. */
@AnswersProblems
@Controller(Paths.AUTH)
@ExecuteOn(TaskExecutors.BLOCKING)
class IdTokenController {

  private static final Logger LOG = LoggerFactory.getLogger(IdTokenController.class);
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final Accounts accounts;
  private final Sessions sessions;
  private final SignInLimits limits;
  private final PeerAddress peers;
  private final MeterRegistry metrics;

  IdTokenController(
      FairQueue fairQueue,
      Sessions sessions,
      SignInLimits limits,
      PeerAddress peers,
      MeterRegistry metrics) {
    this.accounts = fairQueue.accounts();
    this.sessions = sessions;
    this.limits = limits;
    this.peers = peers;
    this.metrics = metrics;
  }

  @Post("/customer/oidc")
  FanSession fan(@Valid @Body IdTokenRequest request, HttpRequest<?> call) {
    return sessions.open(account(call, () -> accounts.signInFan(request.idToken())), call);
  }

  @Post("/organizer/oidc")
  StaffSession organizer(@Valid @Body IdTokenRequest request, HttpRequest<?> call) {
    return sessions.open(account(call, () -> accounts.signInOrganizer(request.idToken())), call);
  }

  private <T> T account(HttpRequest<?> call, Supplier<IdSignIn<T>> signIn) {
    return limits
        .probe(peers.client(call), () -> proven(signIn.get()))
        .orElseThrow(() -> new ProblemException(Refusal.INVALID_ID_TOKEN));
  }

  private <T> Optional<T> proven(IdSignIn<T> came) {
    return switch (came) {
      case IdSignIn.SignedIn<T> signedIn -> {
        Metric.SIGN_INS.counter(metrics, "id-token", "entered").increment();
        yield Optional.of(signedIn.account());
      }
      case IdSignIn.Refused<T> refused -> refused(refused.fault().name());
      case IdSignIn.NoAccount<T> none -> refused("NO_ACCOUNT");
      case IdSignIn.NotAccepted<T> never ->
          throw new ProblemException(Refusal.ID_TOKENS_NOT_ACCEPTED);
      case IdSignIn.IssuerUnavailable<T> silent ->
          throw new ProblemException(Problem.of(Refusal.ISSUER_UNAVAILABLE), COME_AGAIN);
    };
  }

  private <T> Optional<T> refused(String why) {
    LOG.debug("an id token was refused: {}", why);
    Metric.SIGN_INS.counter(metrics, "id-token", "refused").increment();
    return Optional.empty();
  }
}
