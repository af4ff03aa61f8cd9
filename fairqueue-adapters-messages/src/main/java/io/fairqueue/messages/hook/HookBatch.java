package io.fairqueue.messages.hook;

import io.fairqueue.port.message.Courier.Receipt;
import io.fairqueue.port.message.Deliveries.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of a batch one by one: what alone is refused is left for itself, and two in a
 * row are taken for the endpoint's fault, as is no answer at all. Used once, by one thread.
 */
final class HookBatch {

  /** No request begins later, so that all is over well within a courier's time. */
  private static final Duration MAX_START = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final int size;
  private final InstantSource time;
  private final LongSupplier nanoTime;
  private final IntFunction<HookAnswer> post;
  private final List<Integer> apart = new ArrayList<>();
  private boolean success;
  private boolean failure;
  private boolean gone;
  private @Nullable Reply last;

  HookBatch(int size, InstantSource time, LongSupplier nanoTime, IntFunction<HookAnswer> post) {
    this.size = size;
    this.time = time;
    this.nanoTime = nanoTime;
    this.post = post;
  }

  /** None of it was sent, for no fault of the endpoint's. */
  static Receipt notNow(Instant now, String why) {
    return new Receipt.Later(0, List.of(), why, now.plus(PAUSE), false, null);
  }

  boolean hasSuccess() {
    return success;
  }

  boolean hasFailure() {
    return failure;
  }

  /** Whether the endpoint wants nothing any more. */
  boolean isGone() {
    return gone;
  }

  Receipt carry() {
    long start = nanoTime.getAsLong();
    // The one before this was refused, and nobody knows yet whether it is to blame itself.
    HookAnswer.@Nullable Said doubtful = null;
    for (int i = 0; i < size; i++) {
      if (i > 0 && nanoTime.getAsLong() - start > MAX_START.toNanos()) {
        return later(doubtful == null ? i : i - 1, "out of time", null, doubtful != null);
      }
      HookAnswer answer = post.apply(i);
      int first = doubtful == null ? i : i - 1;
      switch (answer) {
        case HookAnswer.Failed failed -> {
          failure = true;
          last = null;
          return later(first, failed.why(), null, true);
        }
        case HookAnswer.Said said -> {
          last = said.reply();
          if (said.isGone()) {
            gone = true;
            return new Receipt.Refused("the endpoint is gone", last);
          }
          if (said.isSuccess()) {
            success = true;
            if (doubtful != null) {
              apart.add(i - 1);
              doubtful = null;
            }
          } else {
            failure = true;
            if (doubtful != null || said.isBusy() || i == size - 1) {
              return later(first, why(said), said.notBefore(time.instant()), true);
            }
            doubtful = said;
          }
        }
      }
    }
    return apart.isEmpty()
        ? new Receipt.Accepted(last)
        : later(size, "some were refused", null, true);
  }

  private static String why(HookAnswer.Said said) {
    return "answered " + said.code();
  }

  private Receipt later(int through, String why, @Nullable Instant notBefore, boolean isFailure) {
    return new Receipt.Later(through, apart, why, notBefore, isFailure, last);
  }
}
