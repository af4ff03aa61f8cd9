package io.fairqueue.port;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hears of the steps that work takes outside of this process: statements, commands, calls. By it
 * somebody may see what a request waited for. Names are of what is in the code, never of what is in
 * a request. Thread-safe; never blocks, never throws.
 */
public interface Tracing {

  /** Whether anybody listens; if not, nothing is to be prepared for them either. */
  boolean isOn();

  /**
   * A step begins, as a part of what this thread does; where that is traced by nobody, the step is
   * not either. It may end in any thread.
   */
  Step begin(Peer peer, String name);

  /**
   * Likewise, and until it ends, in this thread, what this thread begins is a part of it. It is
   * traced where nothing is traced above it, too.
   *
   * @param causes what it is done for, where that is not what this thread does: it is a part of the
   *     first, and linked with all
   */
  Step enter(Peer peer, String name, List<Cause> causes);

  /** What this thread does now; null where nobody traces it. */
  @Nullable Cause cause();

  /** What a call to somebody else tells of what this thread does; none where nobody traces it. */
  Map<String, String> headers();

  /** Nobody listens. */
  static Tracing none() {
    return NoTracing.NONE;
  }

  /** Where a step is taken. */
  enum Peer {
    POSTGRESQL,
    REDIS,
    GATEWAY,
    /** A mail server, a push service, an endpoint of an organizer's. */
    TARGET
  }

  /** What work is done for. */
  interface Cause {}

  /** A step that has begun. */
  interface Step extends AutoCloseable {

    /** How it went, in a word that is in the code. */
    void outcome(String outcome);

    /** It failed; the failure's words are not kept, they may name somebody. */
    void failed(Throwable failure);

    /** It failed and nothing was thrown: how it went, in a word that is in the code. */
    void failed(String outcome);

    @Override
    void close();

    /** Does what the step is, and ends it; whatever that throws is its failure. */
    default <T> T during(Function<? super Step, T> work) {
      try (this) {
        try {
          return work.apply(this);
        } catch (RuntimeException | Error failure) {
          failed(failure);
          throw failure;
        }
      }
    }

    /** The same of what has no answer. */
    default void run(Runnable work) {
      boolean unused =
          during(
              step -> {
                work.run();
                return true;
              });
    }
  }
}
