package io.fairqueue.http.identity;

import io.fairqueue.port.PasswordHasher;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Hashes passwords on threads of their own, at most on half of the processors. A hash computes for
 * a tenth of a second without a pause: on virtual threads a few of them would keep all others
 * waiting.
 */
public final class HashingThreads implements PasswordHasher, AutoCloseable {

  private final PasswordHasher hasher;
  private final ExecutorService threads;

  public HashingThreads(PasswordHasher hasher, int processors) {
    this.hasher = hasher;
    this.threads =
        Executors.newFixedThreadPool(
            Math.max(1, processors / 2),
            Thread.ofPlatform().daemon().name("fairqueue-hashing-", 0).factory());
  }

  @Override
  public String hash(String password) {
    return inTurn(() -> hasher.hash(password));
  }

  @Override
  public boolean matches(String password, String hash) {
    return inTurn(() -> hasher.matches(password, hash));
  }

  @Override
  public boolean isOutdated(String hash) {
    return hasher.isOutdated(hash);
  }

  @Override
  public void waste(String password) {
    inTurn(
        () -> {
          hasher.waste(password);
          return true;
        });
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
