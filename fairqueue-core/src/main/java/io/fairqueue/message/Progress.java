package io.fairqueue.message;

import io.fairqueue.domain.message.RetrySchedule;
import io.fairqueue.port.message.Courier.Receipt;
import io.fairqueue.port.message.Deliveries.Reply;
import io.fairqueue.port.message.Deliveries.Settlement;
import io.fairqueue.port.message.Deliveries.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How far one delivery has come in one try. What fails alone goes apart; two in a row are taken for
 * the target's fault, and what is left waits with them. Used by one thread.
 */
final class Progress {

  /** What is left then is given back; long before the lease ends, whatever the last one takes. */
  private static final Duration ENOUGH = Duration.ofSeconds(15);

  /** What could not be tried at all is not taken again at once. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String ABANDONED = "whoever took it never said how that ended";

  private final Taken taken;
  private final RandomGenerator random;
  private final InstantSource time;
  private final Instant enough;
  private final List<Integer> apart = new ArrayList<>();

  /** The first that is left. */
  private int next;

  /** It failed, and nobody knows yet whether it is to blame itself. */
  private Receipt.@Nullable Failed doubtful;

  /** The last one that went apart. */
  private Receipt.@Nullable Failed fault;

  private boolean isAnyTold;
  private String pointless = "";
  private @Nullable Reply reply;

  Progress(Taken taken, RandomGenerator random, InstantSource time) {
    this.taken = taken;
    this.random = random;
    this.time = time;
    this.enough = time.instant().plus(ENOUGH);
    this.next = taken.nextItem();
    this.isAnyTold = next > taken.key().firstItem();
  }

  /**
   * Nobody says what became of the try before: its node may have died of one of the items. Each is
   * tried for itself from now on, and at a time of its own, so that others don't die with it.
   */
  Settlement abandoned() {
    if (taken.key().endItem() - next == 1) {
      return stop(new Receipt.Later(ABANDONED, true));
    }
    fault = new Receipt.Failed(ABANDONED);
    for (; next < taken.key().endItem(); next++) {
      apart.add(next);
    }
    return end();
  }

  /** At least one is tried. */
  boolean isOutOfTime() {
    return current() > taken.nextItem() && time.instant().isAfter(enough);
  }

  Settlement outOfTime() {
    return doubtful == null
        ? stop(new Receipt.Later("more to come", false))
        : stop(new Receipt.Later(doubtful.why(), null, true, doubtful.reply()));
  }

  /** What became of the next one; how the try ends, if it does. */
  @Nullable Settlement note(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted accepted -> {
        isAnyTold = true;
        reply = accepted.reply();
        yield through();
      }
      case Receipt.Pointless none -> {
        pointless = none.why();
        yield through();
      }
      case Receipt.Failed failed -> {
        if (doubtful != null || current() == taken.key().endItem() - 1) {
          yield stop(new Receipt.Later(failed.why(), null, true, failed.reply()));
        }
        doubtful = failed;
        yield null;
      }
      case Receipt.Later later -> stop(later);
      case Receipt.Refused refused -> new Settlement.Dead(refused.why(), refused.reply());
    };
  }

  private int current() {
    return doubtful == null ? next : next + 1;
  }

  private @Nullable Settlement through() {
    int end = current() + 1;
    if (doubtful != null) {
      apart.add(next);
      fault = doubtful;
      doubtful = null;
    }
    next = end;
    return null;
  }

  /** None is left. */
  Settlement end() {
    if (fault != null) {
      Instant due = due(1, true, null);
      return new Settlement.Again(next, apart, 0, due, fault.why(), fault.reply());
    }
    return isAnyTold ? new Settlement.Done(reply) : new Settlement.Skipped(pointless);
  }

  /** Some are left. What got on has its tries back. */
  Settlement stop(Receipt.Later later) {
    int before = next > taken.nextItem() ? 0 : taken.tries();
    int tries = before + (later.isFailure() ? 1 : 0);
    if (later.isFailure() && schedule().after(tries, 0).isEmpty()) {
      return new Settlement.Dead(later.why(), later.reply());
    }
    @Nullable Instant notBefore = later.notBefore();
    if (notBefore == null && !later.isFailure() && next == taken.nextItem()) {
      notBefore = time.instant().plus(PAUSE);
    }
    Instant due = due(tries, later.isFailure(), notBefore);
    return new Settlement.Again(next, apart, tries, due, later.why(), later.reply());
  }

  private RetrySchedule schedule() {
    return RetrySchedule.of(taken.key().channel());
  }

  private Instant due(int tries, boolean isFailure, @Nullable Instant notBefore) {
    Instant due = time.instant();
    if (isFailure) {
      due = due.plus(schedule().after(tries, random.nextDouble()).orElseThrow());
    }
    return notBefore != null && notBefore.isAfter(due) ? notBefore : due;
  }
}
