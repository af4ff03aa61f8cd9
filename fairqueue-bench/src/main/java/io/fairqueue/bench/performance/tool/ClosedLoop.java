package io.fairqueue.bench.performance.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Callers on virtual threads, each of which calls again as soon as it was answered. */
public final class ClosedLoop {

  /** One call; {@code false} when there is nothing left to call for. */
  @FunctionalInterface
  public interface Call {
    boolean once() throws Exception;
  }

  /**
   * What was seen.
   *
   * @param calls that were answered
   * @param elapsed from the first question to the last answer
   * @param p99 within which 99 % of the calls were answered
   */
  public record Seen(long calls, Duration elapsed, Duration p99) {

    public double perSecond() {
      return calls / seconds();
    }

    public double nanosPerCall() {
      return (double) elapsed.toNanos() / calls;
    }

    private double seconds() {
      return elapsed.toNanos() / 1e9;
    }
  }

  private ClosedLoop() {}

  /** Ends after {@code period}, or when nothing is left; whatever fails, fails the whole. */
  public static Seen run(int callers, Duration period, Call call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime();
      long end = begin + period.toNanos();
      List<Future<long[]>> waits =
          IntStream.range(0, callers)
              .mapToObj(caller -> threads.submit(() -> repeat(call, end)))
              .toList();
      List<long[]> each = new ArrayList<>();
      for (Future<long[]> wait : waits) {
        each.add(wait.get());
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
      long[] all = each.stream().flatMapToLong(Arrays::stream).toArray();
      if (all.length == 0) {
        throw new IllegalStateException("nothing was called");
      }
      Arrays.sort(all);
      return new Seen(all.length, elapsed, Duration.ofNanos(all[(int) (all.length * 0.99)]));
    }
  }

  private static long[] repeat(Call call, long end) throws Exception {
    long[] waits = new long[256];
    int count = 0;
    long before = System.nanoTime();
    while (before - end < 0 && call.once()) {
      long after = System.nanoTime();
      if (count == waits.length) {
        waits = Arrays.copyOf(waits, 2 * count);
      }
      waits[count++] = after - before;
      before = after;
    }
    return Arrays.copyOf(waits, count);
  }
}
