package io.fairqueue.messages.push;

import io.fairqueue.domain.message.Device;
import io.fairqueue.port.message.Deliveries.Reply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends to devices of some platforms. Thread-safe. */
public interface PushSender {

  /** Whether it knows the way to a device. */
  boolean reaches(Device device);

  /** Sends once. Waits; never throws for what the other side does. */
  Sent send(Device device, PushMessage message);

  /** What became of it. */
  sealed interface Sent {

    /** The push service has it. */
    record Taken(@Nullable Reply reply) implements Sent {}

    /** There is no such device any more. */
    record Gone(Reply reply) implements Sent {}

    /**
     * It may be taken later.
     *
     * @param notBefore null for the usual wait
     */
    record Later(String why, @Nullable Instant notBefore, @Nullable Reply reply) implements Sent {}

    /** It is not taken, however often it is tried. */
    record Refused(String why, @Nullable Reply reply) implements Sent {}
  }
}
