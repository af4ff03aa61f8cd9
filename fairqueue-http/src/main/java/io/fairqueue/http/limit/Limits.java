package io.fairqueue.http.limit;

import io.fairqueue.domain.Network;
import io.fairqueue.http.config.RateLimits;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.memory.account.MemoryRateLimiter;
import io.fairqueue.port.RateLimiter;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts calls, and refuses those that are too many. Reads the store, so it blocks where it doesn't
 * say otherwise.
 */
@Singleton
public final class Limits {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final String ADDRESS = "address";
  private static final String ACCOUNT = "account";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String FRAME = "frame";
  private static final int FRAMES_PER_SECOND = 6;
  private static final CompletionStage<?> UNCOUNTED = CompletableFuture.completedStage(0);

  private final RateLimits limits;
  private final RateLimiter limiter;
  private final InstantSource time;
  private final TooOften tooOften;
  private final RateLimiter polls = new MemoryRateLimiter();

  Limits(ServerConfig config, RateLimiter limiter, InstantSource time, TooOften tooOften) {
    this.limits = config.rateLimits();
    this.limiter = limiter;
    this.time = time;
    this.tooOften = tooOften;
  }

  /**
   * Counts a poll that is answered from this node's memory. Such polls have a limit of their own on
   * each node, as high as that of other calls: to count them together would cost more than they do.
   * Never blocks.
   *
   * @return {@code false} if it is one too many; nothing is counted then
   */
  public boolean allowPoll(InetAddress address, UUID account) {
    return (limits.perAddress() == 0 || passes(Network.of(address).prefix(), limits.perAddress()))
        && (limits.perAccount() == 0 || passes(account.toString(), limits.perAccount()));
  }

  /** The same for a read by anybody. */
  public boolean allowRead(InetAddress address) {
    return limits.perAddress() == 0 || passes(Network.of(address).prefix(), limits.perAddress());
  }

  /** Counts a call that this node answers from its memory, as {@link #allowPoll}. Never blocks. */
  public void page(InetAddress address) {
    if (limits.perAddress() > 0) {
      polls
          .acquire(Network.of(address).prefix(), limits.perAddress(), WINDOW, time.instant())
          .ifPresent(
              wait -> {
                throw tooOften.refused(ADDRESS, wait);
              });
    }
  }

  /**
   * Counts a picture that a device at the door has searched for a code: on each node, and instead
   * of its account, which many devices may share. Never blocks.
   */
  public void frame(UUID session) {
    polls
        .acquire(FRAME + ":" + session, FRAMES_PER_SECOND, SECOND, time.instant())
        .ifPresent(
            wait -> {
              throw tooManyFrames(wait);
            });
  }

  /** The refusal of a picture that is one too many. */
  public ProblemException tooManyFrames(Duration wait) {
    return tooOften.refused(FRAME, wait);
  }

  /** Counts a call from an address. */
  public void call(InetAddress address) {
    if (limits.perAddress() > 0) {
      count(ADDRESS, Network.of(address).prefix(), limits.perAddress());
    }
  }

  /** Counts a call of an account. */
  public void call(UUID account) {
    if (limits.perAccount() > 0) {
      count(ACCOUNT, account.toString(), limits.perAccount());
    }
  }

  /**
   * Counts a call from an address. Never blocks.
   *
   * @return fails with the refusal of a call that is one too many
   */
  public CompletionStage<?> callSoon(InetAddress address) {
    return limits.perAddress() > 0
        ? countSoon(ADDRESS, Network.of(address).prefix(), limits.perAddress())
        : UNCOUNTED;
  }

  /** Counts a call of an account, likewise. */
  public CompletionStage<?> callSoon(UUID account) {
    return limits.perAccount() > 0
        ? countSoon(ACCOUNT, account.toString(), limits.perAccount())
        : UNCOUNTED;
  }

  private boolean passes(String who, int limit) {
    return polls.acquire(who, limit, WINDOW, time.instant()).isEmpty();
  }

  private void count(String kind, String who, int limit) {
    refuse(kind, limiter.acquire(kind + ":" + who, limit, WINDOW, time.instant()));
  }

  private CompletionStage<?> countSoon(String kind, String who, int limit) {
    return limiter
        .acquireSoon(kind + ":" + who, limit, WINDOW, time.instant())
        .thenAccept(wait -> refuse(kind, wait));
  }

  private void refuse(String kind, Optional<Duration> wait) {
    wait.ifPresent(
        it -> {
          throw tooOften.refused(kind, it);
        });
  }
}
