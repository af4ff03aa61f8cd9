package io.fairqueue.http.limit;

import io.fairqueue.domain.Network;
import io.fairqueue.http.config.RateLimits;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.BackoffPolicy;
import io.fairqueue.port.Backoffs;
import io.fairqueue.port.RateLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Bounds guessing without locking anybody out. Failures count for the account as tried from one
 * network: what a stranger does elsewhere costs the owner nothing. Over all networks they count
 * too, against guesses from many; but a network that the account was entered from lately is exempt,
 * and others wait for a moment. And a network that fails for many accounts waits, but not for the
 * accounts that it is known for. Reads the store, so it blocks.
 */
@Singleton
public final class SignInLimits {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration TRUST = Duration.ofDays(90);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  /** Over all networks that the account is not known from. */
  private static final BackoffPolicy EVERYWHERE =
      new BackoffPolicy(50, SECOND, MINUTE, 300, TEN_MINUTES);

  private static final BackoffPolicy CODES_EVERYWHERE =
      new BackoffPolicy(30, SECOND, MINUTE, 200, TEN_MINUTES);

  private final RateLimits limits;
  private final RateLimiter limiter;
  private final Backoffs backoffs;
  private final InstantSource time;
  private final TooOften tooOften;
  private final MeterRegistry metrics;

  SignInLimits(
      ServerConfig config,
      RateLimiter limiter,
      Backoffs backoffs,
      InstantSource time,
      TooOften tooOften,
      MeterRegistry metrics) {
    this.limits = config.rateLimits();
    this.limiter = limiter;
    this.backoffs = backoffs;
    this.time = time;
    this.tooOften = tooOften;
    this.metrics = metrics;
  }

  /**
   * Lets somebody try to get in, unless it is too early for another try.
   *
   * @param who the email address or the account
   * @param proof empty if the attempt proves nothing
   */
  public <T> Optional<T> attempt(
      SignInWay way, String who, InetAddress from, Supplier<Optional<T>> proof) {
    Network network = Network.of(from);
    boolean known = isKnown(way.account(), who, network);
    if (!known) {
      checkNetwork(network);
    }
    String near = near(way, who, network);
    if (limits.logins() > 0) {
      backOff(way.limit(), near, nearby(limits.logins(), 100, known));
      if (way.everywhere() && !known) {
        backOff(way.limit(), way.limit() + ":" + who, EVERYWHERE);
      }
    }
    return settled(way, who, network, near, proof.get());
  }

  /**
   * The same by a one-time code. A code that names the request that it was asked by bounds its own
   * tries: nobody else's wrong ones keep its owner waiting.
   */
  public <T> Optional<T> attemptCode(
      String who, boolean named, InetAddress from, Supplier<Optional<T>> proof) {
    if (!named) {
      return attempt(SignInWay.CODE, who, from, proof);
    }
    Network network = Network.of(from);
    if (!isKnown(SignInWay.CODE.account(), who, network)) {
      checkNetwork(network);
    }
    return settled(SignInWay.CODE, who, network, near(SignInWay.CODE, who, network), proof.get());
  }

  /** Counts a request for a one-time code, whether the address has an account or not. */
  public void code(String who, InetAddress from) {
    Network network = Network.of(from);
    if (limits.codesPerNetwork() > 0) {
      limiter
          .acquire("codes:" + network.prefix(), limits.codesPerNetwork(), WINDOW, time.instant())
          .ifPresent(
              wait -> {
                throw tooOften.refused("codes", wait);
              });
    }
    if (limits.codes() > 0) {
      boolean known = isKnown(SignInWay.CODE.account(), who, network);
      backOff("codes", asked(who, network), nearby(limits.codes(), 50, known));
      if (!known) {
        backOff("codes", "codes:" + who, CODES_EVERYWHERE);
      }
    }
  }

  /** Counts a failure that tells something of an account, such as that there is one. */
  public <T> Optional<T> probe(InetAddress from, Supplier<Optional<T>> answer) {
    Network network = Network.of(from);
    checkNetwork(network);
    Optional<T> found = answer.get();
    if (found.isEmpty()) {
      failed(network);
    }
    return found;
  }

  private <T> Optional<T> settled(
      SignInWay way, String who, Network network, String near, Optional<T> proven) {
    if (proven.isEmpty()) {
      Metric.SIGN_INS.counter(metrics, way.proof(), "refused").increment();
      failed(network);
      return proven;
    }
    Metric.SIGN_INS.counter(metrics, way.proof(), "entered").increment();
    if (remembers()) {
      backoffs.reset(near);
      backoffs.reset(asked(who, network));
      backoffs.trust(
          known(way.account(), who, network), time.instant().plus(TRUST), time.instant());
    }
    return proven;
  }

  /** Whether anything is limited that a known network is exempt from. */
  private boolean remembers() {
    return limits.logins() > 0 || limits.codes() > 0 || limits.failuresPerNetwork() > 0;
  }

  private void checkNetwork(Network network) {
    if (limits.failuresPerNetwork() > 0) {
      limiter
          .peek(failures(network), limits.failuresPerNetwork(), WINDOW, time.instant())
          .ifPresent(
              wait -> {
                throw tooOften.refused("failures", wait);
              });
    }
  }

  private void failed(Network network) {
    if (limits.failuresPerNetwork() > 0) {
      limiter.acquire(failures(network), limits.failuresPerNetwork(), WINDOW, time.instant());
    }
  }

  private void backOff(String limit, String key, BackoffPolicy policy) {
    backoffs
        .attempt(key, policy, time.instant())
        .ifPresent(
            wait -> {
              throw tooOften.refused(limit, wait);
            });
  }

  private boolean isKnown(String account, String who, Network network) {
    return remembers() && backoffs.isTrusted(known(account, who, network), time.instant());
  }

  /** For one account from one network, which its owner may share with somebody who guesses. */
  private static BackoffPolicy nearby(int free, int perDay, boolean known) {
    return new BackoffPolicy(
        free, SECOND, MINUTE, Math.max(free, perDay), known ? MINUTE : TEN_MINUTES);
  }

  private static String near(SignInWay way, String who, Network network) {
    return way.limit() + ":" + who + "@" + network.prefix();
  }

  private static String failures(Network network) {
    return "failures:" + network.prefix();
  }

  private static String asked(String who, Network network) {
    return "codes:" + who + "@" + network.prefix();
  }

  private static String known(String account, String who, Network network) {
    return account + ":" + who + "@" + network.prefix();
  }
}
