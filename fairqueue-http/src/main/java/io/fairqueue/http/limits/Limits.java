package io.fairqueue.http.limits;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.RateLimits;
import io.fairqueue.http.ServerConfig;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.memory.MemoryRateLimiter;
import io.fairqueue.port.RateLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;

/** Counts calls, and refuses those that are too many. Reads the store, so it blocks. */
@Singleton
public final class Limits {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final RateLimits limits;
  private final RateLimiter limiter;
  private final InstantSource time;
  private final MeterRegistry metrics;
  private final RateLimiter polls = new MemoryRateLimiter();

  Limits(ServerConfig config, RateLimiter limiter, InstantSource time, MeterRegistry metrics) {
    this.limits = config.rateLimits();
    this.limiter = limiter;
    this.time = time;
    this.metrics = metrics;
  }

  /**
   * Counts a poll that is answered from this node's memory. Such polls have a limit of their own on
   * each node, as high as that of other calls: to count them together would cost more than they do.
   * Never blocks.
   *
   * @return {@code false} if it is one too many; nothing is counted then
   */
  public boolean allowPoll(InetAddress address, UUID account) {
    return allowPoll(address, InetAddress::getHostAddress, limits.perAddress())
        && allowPoll(account, UUID::toString, limits.perAccount());
  }

  /** Counts a call from an address. */
  public void call(InetAddress address) {
    count("address", address.getHostAddress(), limits.perAddress());
  }

  /** Counts a call of an account. */
  public void call(UUID account) {
    count("account", account.toString(), limits.perAccount());
  }

  /** Counts a try to log in, by password or code. */
  public void login(EmailAddress email) {
    count("login", digest(email), limits.logins());
  }

  /** Counts a one-time code. */
  public void code(EmailAddress email) {
    count("code", digest(email), limits.codes());
  }

  private <T> boolean allowPoll(T who, Function<T, String> name, int limit) {
    return limit == 0 || polls.acquire(name.apply(who), limit, WINDOW, time.instant()).isEmpty();
  }

  private void count(String kind, String who, int limit) {
    if (limit == 0) {
      return;
    }
    limiter
        .acquire(kind + ":" + who, limit, WINDOW, time.instant())
        .ifPresent(wait -> refuse(kind, wait));
  }

  private void refuse(String kind, Duration wait) {
    metrics.counter("fairqueue.rate.limited", "limit", kind).increment();
    throw new ProblemException(
        Problem.of(
            HttpStatus.TOO_MANY_REQUESTS, "RATE_LIMITED", "That is too often. Come again later."),
        wait);
  }

  /** Mail addresses are nobody's business in another store. */
  private static String digest(EmailAddress email) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(email.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
