package io.fairqueue.cli.health;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.Stores;
import io.fairqueue.port.message.Deliveries.Backlog;
import io.fairqueue.port.message.Outbox.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for messages that nobody hands on or carries, and for those that were given up. */
final class Undelivered {

  /** A server hands on and carries within a second or two; after so long none does. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private Undelivered() {}

  static Finding of(Stores stores, Instant now) {
    try {
      List<String> faults = new ArrayList<>();
      Waiting waiting = stores.outbox().waiting();
      if (isLong(waiting.oldest(), now)) {
        faults.add(
            "facts wait since %s and no server hands them on: %d"
                .formatted(waiting.oldest(), waiting.rows()));
      }
      stores.deliveries().backlog(now).forEach((channel, left) -> add(faults, channel, left, now));
      return faults.isEmpty()
          ? Finding.ok("messages", "none is late or given up")
          : Finding.weak(
              "messages",
              String.join("; ", faults),
              "run a server that has what it needs, and look at dead-letters list");
    } catch (StoreDataException unfit) {
      return Finding.bad("messages", "not of this version", "run fairqueue migrate");
    }
  }

  private static void add(List<String> faults, Channel channel, Backlog left, Instant now) {
    if (isLong(left.oldestDue(), now)) {
      faults.add(
          "%s is due since %s and no server carries it: %s"
              .formatted(channel.wireName(), left.oldestDue(), need(channel)));
    }
    if (left.dead() > 0) {
      faults.add(
          "%d given up: see fairqueue dead-letters list --channel %s"
              .formatted(left.dead(), channel.wireName()));
    }
  }

  private static String need(Channel channel) {
    return switch (channel) {
      case MAIL -> "one needs FAIRQUEUE_SMTP_URL";
      case STREAM -> "one needs FAIRQUEUE_STREAM and FAIRQUEUE_REDIS_URL";
      case LISTENER -> "the program with the listener has to run";
      case PUSH, HOOK -> "one has to run";
    };
  }

  private static boolean isLong(@Nullable Instant since, Instant now) {
    return since != null && since.plus(LONG).isBefore(now);
  }
}
