package io.fairqueue.http.security;

import io.fairqueue.http.limit.Limits;
import io.fairqueue.http.problem.ProblemException;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The one way in, for what the framework routes, for what is answered in front of it, for sockets
 * and for event streams:
 *
 * <ol>
 *   <li>The call is counted for its address.
 *   <li>The caller is identified.
 *   <li>The call is counted for the caller's account.
 * </ol>
 *
 * <p>A call that one step refuses does not reach the next one. Thread-safe; reads the stores, so it
 * blocks where it doesn't say otherwise.
 */
@Singleton
public final class Gate {

  private final Authenticator authenticator;
  private final Limits limits;

  Gate(Authenticator authenticator, Limits limits) {
    this.authenticator = authenticator;
    this.limits = limits;
  }

  /**
   * Takes all three steps.
   *
   * @param identify the caller; empty for nobody, where that is allowed
   */
  public <C extends Caller> Optional<C> pass(InetAddress address, Supplier<Optional<C>> identify) {
    limits.call(address);
    return count(identify.get());
  }

  /** The first two steps, for a call that its route counts by itself. */
  <C extends Caller> Optional<C> passUncounted(
      InetAddress address, Supplier<Optional<C>> identify) {
    limits.call(address);
    return identify.get();
  }

  /**
   * The same for a fan.
   *
   * @param token asked once the address is counted
   */
  public Caller.Fan passFan(InetAddress address, Supplier<Optional<String>> token) {
    limits.call(address);
    return fan(token.get());
  }

  /** The last two steps, for a fan's call whose address is counted already. */
  public Caller.Fan fan(Optional<String> token) {
    return count(token.flatMap(session -> authenticator.fan(session, Freshness.NOW)))
        .orElseThrow(ProblemException::unauthorized);
  }

  /**
   * All three for a fan whose session is {@linkplain Authenticator#verified verified}. Never
   * blocks: whether the session lives is as of a moment ago, and for the caller to make sure of.
   *
   * @return fails with the refusal
   */
  public CompletionStage<Caller.Fan> passSoon(InetAddress address, Caller.Fan verified) {
    return limits
        .callSoon(address)
        .thenCompose(
            counted -> {
              if (authenticator.isOver(verified)) {
                throw ProblemException.unauthorized();
              }
              return limits.callSoon(verified.account());
            })
        .thenApply(counted -> verified);
  }

  /**
   * Counts a call that is answered from this node's memory, by limits of its own. Never blocks.
   *
   * @return {@code false} if it is to be taken to {@link #pass}; nothing is counted then
   */
  public boolean passFromMemory(InetAddress address, Caller.Fan known) {
    return limits.allowPoll(address, known.account());
  }

  /** The same for a call by anybody. */
  public boolean passFromMemory(InetAddress address) {
    return limits.allowRead(address);
  }

  private <C extends Caller> Optional<C> count(Optional<C> caller) {
    caller.ifPresent(known -> limits.call(known.account()));
    return caller;
  }
}
