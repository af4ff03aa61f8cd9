package io.fairqueue.port;

import io.fairqueue.domain.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A request that its caller named, so that it has one effect however often it is made: while a
 * thread works on it, all ids that are made come from it. A repeated one makes the same ids, so
 * that what was inserted is found instead of made twice; acts that insert nothing are noted under
 * it, in the transaction that does them. So it does not matter whether anybody heard of a commit.
 *
 * <p>Thread-safe; belongs to one thread at a time.
 */
public final class Operation {

  private static final ThreadLocal<@Nullable Operation> CURRENT = new ThreadLocal<>();

  private final UUID id;
  private final boolean repeated;
  private final AtomicInteger made = new AtomicInteger();

  /**
   * @param id the same for each try
   * @param repeated whether it was begun before, so that it may have had its effect
   */
  public Operation(UUID id, boolean repeated) {
    this.id = id;
    this.repeated = repeated;
  }

  /** What this thread works on; null for what nobody named. */
  public static @Nullable Operation current() {
    return CURRENT.get();
  }

  /** Whether what this thread works on was begun before. */
  public static boolean isRepeated() {
    Operation current = CURRENT.get();
    return current != null && current.repeated;
  }

  /** Lets this thread work on it, or on nothing with a name; answers what it worked on before. */
  public static @Nullable Operation enter(@Nullable Operation next) {
    Operation before = CURRENT.get();
    if (next == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(next);
    }
    return before;
  }

  /** Takes ids from what a thread works on, and from elsewhere where that has no name. */
  public static IdSource ids(IdSource otherwise) {
    return () -> {
      Operation current = CURRENT.get();
      return current == null ? otherwise.next() : current.next();
    };
  }

  public UUID id() {
    return id;
  }

  /** UUIDs of version 8: the time of its own id, if that goes by time, and a digest. */
  private UUID next() {
    ByteBuffer source = ByteBuffer.allocate(20);
    source.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    byte[] digest = Sha256.of(source.putInt(made.getAndIncrement()).array());
    return new UUID(
        (id.getMostSignificantBits() & ~0xF000L) | 0x8000L,
        (ByteBuffer.wrap(digest).getLong() >>> 2) | 0x8000_0000_0000_0000L);
  }
}
