package io.fairqueue.port.identity;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.identity.SignIn;
import java.time.Instant;
import java.util.List;

/**
 * Where fans' sessions were begun, for as long as these may live. Thread-safe. Uses the caller's
 * clock. With a deleted account its rows are gone.
 */
public interface SignInStore {

  /**
   * Notes one.
   *
   * <p>Atomic: one that races with the end of its account does not outlive it; of an account that
   * is gone nothing is noted. Repeating is safe.
   */
  void record(SignIn signIn);

  /**
   * Those of a fan whose sessions live at this moment, newest first, a hundred at most. One read.
   */
  List<SignIn> live(CustomerId fan, Instant now);

  /**
   * Forgets those whose sessions are over by themselves.
   *
   * <p>Atomic: callers at once forget different ones. Repeating is safe.
   *
   * @return how many, {@code limit} at most
   */
  int prune(Instant now, int limit);
}
