package io.fairqueue.http.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fairqueue.crypto.oidc.OidcIdTokens;
import io.fairqueue.crypto.oidc.TrustedIssuer;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.identity.IdTokens.Verdict;
import io.fairqueue.tck.fixture.StubIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** By a real verifier, and an issuer that falls silent. */
final class WatchedIdTokensTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final Outages outages = new Outages(Map.of(), nanos::get);
  private final StubIssuer issuer = StubIssuer.start();
  private final OidcIdTokens verifier =
      new OidcIdTokens(List.of(new TrustedIssuer(issuer.name(), StubIssuer.AUDIENCE, null, false)));
  private final WatchedIdTokens tokens = new WatchedIdTokens(verifier, outages);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Outages.class);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void end() {
    logger.detachAppender(log);
    logger.setLevel(null);
    verifier.close();
    issuer.close();
  }

  @Test
  void an_issuer_without_keys_is_told_once_and_so_is_that_it_gives_them_again() {
    issuer.fallSilent();
    assertThat(verify(issuer.token("ada@fans.example", NOW)))
        .isEqualTo(new Verdict.Unavailable(issuer.name()));
    pass(Duration.ofSeconds(30));
    issuer.recover();
    assertThat(verify("nonsense")).isInstanceOf(Verdict.Refused.class);
    pass(Duration.ofSeconds(10));
    assertThat(lines())
        .containsExactly("WARN " + issuer.name() + " is failing: it does not give its keys");

    assertThat(verify(issuer.token("ada@fans.example", NOW))).isInstanceOf(Verdict.Verified.class);
    pass(Duration.ofSeconds(5));

    assertThat(lines())
        .last()
        .isEqualTo("INFO " + issuer.name() + " works again, after 40.0 s and 1 failed tries");
  }

  private Verdict verify(String token) {
    return tokens.verify(token, NOW);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    outages.look();
  }

  private List<String> lines() {
    return log.list.stream()
        .map(each -> each.getLevel() + " " + each.getFormattedMessage())
        .toList();
  }
}
