package io.fairqueue.cli.crowd.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same call over several connections in the same moment. */
public final class AtOnce {

  private AtOnce() {}

  public static List<Reply> call(int connections, Callable<Reply> call)
      throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> calls = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        calls.add(threads.submit(call));
      }
      List<Reply> replies = new ArrayList<>();
      try {
        for (Future<Reply> reply : calls) {
          replies.add(reply.get());
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("a call failed", e.getCause());
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      }
      return replies;
    }
  }
}
