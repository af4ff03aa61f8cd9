package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Lets many callers share one commit. Per event:
 *
 * <ol>
 *   <li>A caller puts a request into the event's bounded lane and waits: while the lane moves, but
 *       at most 1.9 s without a commit, so that a store that hangs is noticed and a crowd is not
 *       taken for one.
 *   <li>The lane's one writer takes all that wait, up to 500, and has them done as a batch.
 *   <li>After the commit each caller gets its own answer.
 *   <li>A batch that the data is to blame for is done again one by one, so that a bad request fails
 *       alone.
 *   <li>A writer that finds its lane empty ends; the next request starts another.
 * </ol>
 *
 * A caller that gave up waiting leaves its request to its fate: the outcome is unknown, as with any
 * store that did not answer. Thread-safe.
 */
final class GroupCommit<Q, A> implements AutoCloseable {

  static final int MOST = 500;
  static final int BOUND = 20_000;
  private static final Duration PATIENCE = Duration.ofMillis(1_900);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  /** Does requests of one event in one transaction, and answers in their order. */
  @FunctionalInterface
  interface Batch<Q, A> {
    List<A> commit(EventId event, List<Q> requests);
  }

  private final String name;
  private final Batch<Q, A> batch;
  private final ConcurrentMap<EventId, Lane<Pending<Q, A>>> lanes = new ConcurrentHashMap<>();
  private final Set<Thread> writers = ConcurrentHashMap.newKeySet();
  private final LongAdder queued = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder items = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private volatile boolean closed;

  GroupCommit(String name, Batch<Q, A> batch) {
    this.name = name;
    this.batch = batch;
  }

  /** Has a request done with others of its event, and waits for its answer. */
  A submit(EventId event, Q request) {
    Pending<Q, A> pending = new Pending<>(request);
    Lane<Pending<Q, A>> lane = enqueue(event, pending);
    try {
      return await(pending, lane);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (TimeoutException e) {
      pending.answer.cancel(false);
      throw new StoreUnavailableException(Failures.STORE, e);
    } catch (InterruptedException e) {
      pending.answer.cancel(false);
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException(Failures.STORE, e);
    }
  }

  private A await(Pending<Q, A> pending, Lane<Pending<Q, A>> lane)
      throws ExecutionException, InterruptedException, TimeoutException {
    long begin = System.nanoTime();
    long moved = begin;
    while (true) {
      long left =
          Math.min(moved + PATIENCE.toNanos(), begin + LONGEST_WAIT.toNanos()) - System.nanoTime();
      try {
        return pending.answer.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (lane.movedAt() - moved <= 0 || System.nanoTime() - begin >= LONGEST_WAIT.toNanos()) {
          throw e;
        }
        moved = lane.movedAt();
      }
    }
  }

  GroupCommitStats stats() {
    return new GroupCommitStats(
        Math.max(0, queued.sum()), batches.sum(), items.sum(), rejected.sum());
  }

  /** Takes nothing more, and waits a little for what was taken. */
  @Override
  public void close() {
    closed = true;
    try {
      for (Thread writer : writers) {
        writer.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Lane<Pending<Q, A>> enqueue(EventId event, Pending<Q, A> pending) {
    while (true) {
      if (closed) {
        throw new StoreUnavailableException(Failures.STORE, "closed");
      }
      Lane<Pending<Q, A>> lane = lanes.computeIfAbsent(event, id -> new Lane<>());
      switch (lane.offer(pending, BOUND)) {
        case FULL -> {
          rejected.increment();
          throw new StoreUnavailableException(Failures.STORE, "too many requests wait");
        }
        case FIRST -> {
          queued.increment();
          start(event, lane);
          return lane;
        }
        case BEHIND_OTHERS -> {
          queued.increment();
          return lane;
        }
        case GONE -> lanes.remove(event, lane);
      }
    }
  }

  private void start(EventId event, Lane<Pending<Q, A>> lane) {
    Thread writer =
        Thread.ofVirtual().name("fairqueue-" + name).unstarted(() -> write(event, lane));
    writers.add(writer);
    writer.start();
  }

  private void write(EventId event, Lane<Pending<Q, A>> lane) {
    List<Pending<Q, A>> taken = lane.take(MOST);
    while (!taken.isEmpty()) {
      queued.add(-taken.size());
      List<Pending<Q, A>> wanted = new ArrayList<>(taken);
      wanted.removeIf(pending -> pending.answer.isDone());
      if (!wanted.isEmpty()) {
        batches.increment();
        items.add(wanted.size());
        answer(event, lane, wanted);
      }
      taken = lane.take(MOST);
    }
    lanes.remove(event, lane);
    writers.remove(Thread.currentThread());
  }

  private void answer(EventId event, Lane<Pending<Q, A>> lane, List<Pending<Q, A>> wanted) {
    try {
      List<A> answers = batch.commit(event, wanted.stream().map(Pending::request).toList());
      lane.moved();
      for (int i = 0; i < wanted.size(); i++) {
        wanted.get(i).answer.complete(answers.get(i));
      }
    } catch (StoreDataException e) {
      if (wanted.size() == 1) {
        wanted.getFirst().answer.completeExceptionally(e);
      } else {
        wanted.stream()
            .filter(pending -> !pending.answer.isDone())
            .forEach(pending -> answer(event, lane, List.of(pending)));
      }
    } catch (Throwable e) {
      // Whatever it was, nobody may be left waiting for it.
      wanted.forEach(pending -> pending.answer.completeExceptionally(e));
    }
  }

  /** The caller's own exception, so that its trace tells who asked. */
  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof StoreUnavailableException e) {
      return new StoreUnavailableException(e.store(), e);
    }
    if (cause instanceof StoreDataException e) {
      return new StoreDataException(String.valueOf(e.getMessage()), e);
    }
    return new IllegalStateException("a batch failed", cause);
  }

  private record Pending<Q, A>(Q request, CompletableFuture<A> answer) {
    Pending(Q request) {
      this(request, new CompletableFuture<>());
    }
  }
}
