package io.fairqueue.postgres.commit;

import io.fairqueue.domain.EventId;
import io.fairqueue.line.log.RowContent;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Tracing;
import io.fairqueue.postgres.sql.Failures;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets many callers share one commit. Per event:
 *
 * <ol>
 *   <li>A request goes into the event's bounded lane and waits there, as long as there is {@link
 *       CommitTimeout}.
 *   <li>A writer of the lane takes all that wait, up to as many as a row of the log takes, and has
 *       them done as a batch. There is one writer where batches lock each other out, and there are
 *       more where they don't. Where requests wait already, it begins no batch within half a
 *       millisecond of its last one, unless the next would be full: a commit costs the database as
 *       much for one as for many.
 *   <li>After the commit each request gets its own answer, while the writer goes on.
 *   <li>A request that the batch could not do beside another one of the same caller waits for the
 *       next batch, at the head of the lane.
 *   <li>A batch that the data is to blame for is done again in halves, so that a bad request fails
 *       alone and costs the others a few commits, not one each.
 *   <li>A writer that finds its lane empty ends; the next request starts another.
 * </ol>
 *
 * A caller who waited too long leaves the request to its fate: the outcome is unknown, as with any
 * store that did not answer. Thread-safe.
 */
public final class GroupCommit<Q, A> implements AutoCloseable {

  /** Hears of a request, once: its answer, or why there is none. */
  @FunctionalInterface
  public interface Reply<A> {
    void done(@Nullable A answer, @Nullable Throwable failure);
  }

  /** As many as a row of a line's log takes. */
  static final int MAX_BATCH = RowContent.MAX_FANS;

  static final int BOUND = 20_000;
  private static final Duration BETWEEN_BATCHES = Duration.ofNanos(500_000);

  /**
   * Does requests of one event in one transaction, and answers in their order: null for a request
   * that has to wait for the next batch, never for the first. Where it takes several transactions
   * and one fails, {@link PartlyDoneException} tells what the others did.
   */
  @FunctionalInterface
  public interface Batch<Q, A> {
    List<? extends @Nullable A> commit(EventId event, List<Q> requests);
  }

  private final Tracing tracing;
  private final String name;
  private final int mostWriters;
  private final Batch<Q, A> batch;
  private final ConcurrentMap<EventId, Lane<Pending<Q, A>>> lanes = new ConcurrentHashMap<>();
  private final Set<Thread> writers = ConcurrentHashMap.newKeySet();
  private final CommitTimeout timeout;
  private final LongAdder queued = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder items = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder waitedNanos = new LongAdder();
  private final LongAdder committingNanos = new LongAdder();
  private volatile boolean closed;

  /**
   * @param mostWriters how many batches of one event may be under way at once
   */
  public GroupCommit(String name, int mostWriters, Batch<Q, A> batch) {
    this(name, mostWriters, batch, Tracing.none());
  }

  /**
   * The same, where somebody hears of each batch and of whom it is for.
   *
   * @param mostWriters how many batches of one event may be under way at once
   */
  public GroupCommit(String name, int mostWriters, Batch<Q, A> batch, Tracing tracing) {
    this.tracing = tracing;
    this.name = name;
    this.mostWriters = mostWriters;
    this.batch = batch;
    this.timeout = new CommitTimeout(name, () -> !lanes.isEmpty(), this::giveUpInTime);
  }

  /**
   * Has a request done with others of its event, and waits for its answer.
   *
   * @throws StoreUnavailableException if too many wait, or the time is over
   */
  public A submit(EventId event, Q request) {
    CompletableFuture<A> answer = new CompletableFuture<>();
    Pending<Q, A> pending =
        new Pending<>(request, Replies.THREAD, completing(answer), tracing.cause());
    enqueue(event, pending);
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      pending.end();
      Thread.currentThread().interrupt();
      throw StoreUnavailableException.outcomeUnknown(Failures.STORE, e);
    }
  }

  private static <A> Reply<A> completing(CompletableFuture<A> future) {
    return (answer, failure) -> {
      if (failure == null) {
        future.complete(answer);
      } else {
        future.completeExceptionally(failure);
      }
    };
  }

  /**
   * Has a request done with others of its event, and waits for nothing.
   *
   * @param executor runs the reply, those of a batch as one task
   * @param whenDone gets the answer or the failure, exactly once; the failure of a batch is shared
   */
  public void submit(EventId event, Q request, Executor executor, Reply<A> whenDone) {
    Pending<Q, A> pending = new Pending<>(request, executor, whenDone, tracing.cause());
    try {
      enqueue(event, pending);
    } catch (StoreUnavailableException refused) {
      fail(List.of(pending), refused);
    }
  }

  public GroupCommitStats stats() {
    return new GroupCommitStats(
        Math.max(0, queued.sum()),
        lanes.values().stream().mapToInt(Lane::waiting).max().orElse(0),
        batches.sum(),
        items.sum(),
        rejected.sum(),
        Duration.ofNanos(waitedNanos.sum()),
        Duration.ofNanos(committingNanos.sum()));
  }

  /** Takes nothing more, and waits a little for what was taken. */
  @Override
  public void close() {
    closed = true;
    try {
      for (Thread writer : writers) {
        writer.join(CommitTimeout.STILL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void enqueue(EventId event, Pending<Q, A> pending) {
    while (true) {
      if (closed) {
        throw new StoreUnavailableException(Failures.STORE, "closed");
      }
      Lane<Pending<Q, A>> lane = lanes.computeIfAbsent(event, id -> new Lane<>(BOUND, mostWriters));
      switch (lane.offer(pending)) {
        case FULL -> {
          rejected.increment();
          throw new StoreUnavailableException(Failures.STORE, "too many requests wait");
        }
        case START_WRITER -> {
          queued.increment();
          start(event, lane);
          timeout.begin();
          return;
        }
        case TAKEN -> {
          queued.increment();
          return;
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

  private void giveUpInTime() {
    lanes.values().forEach(this::giveUpInTime);
  }

  private void giveUpInTime(Lane<Pending<Q, A>> lane) {
    long now = System.nanoTime();
    long movedAt = lane.movedAt();
    List<Pending<Q, A>> left = lane.leave(each -> CommitTimeout.isOver(each.since(), movedAt, now));
    queued.add(-left.size());
    List<Pending<Q, A>> underWay =
        lane.underWay(each -> !each.isDone() && CommitTimeout.isOver(each.since(), movedAt, now));
    for (List<Pending<Q, A>> late : List.of(left, underWay)) {
      if (!late.isEmpty()) {
        fail(
            late, StoreUnavailableException.outcomeUnknown(Failures.STORE, new TimeoutException()));
      }
    }
  }

  private void write(EventId event, Lane<Pending<Q, A>> lane) {
    List<Pending<Q, A>> taken = lane.take(MAX_BATCH);
    while (!taken.isEmpty()) {
      long begin = System.nanoTime();
      queued.add(-taken.size());
      List<Pending<Q, A>> wanted = taken.stream().filter(pending -> !pending.isDone()).toList();
      if (!wanted.isEmpty()) {
        measured(event, lane, wanted);
      }
      lane.end(taken);
      gather(lane, begin + BETWEEN_BATCHES.toNanos() - System.nanoTime());
      taken = lane.take(MAX_BATCH);
    }
    if (lane.isGone()) {
      lanes.remove(event, lane);
    }
    writers.remove(Thread.currentThread());
  }

  /** Lets a batch that would be small grow; where nobody waits there is nothing to wait for. */
  private static void gather(Lane<?> lane, long nanos) {
    int waiting = nanos > 0 ? lane.waiting() : 0;
    if (waiting > 0 && waiting < MAX_BATCH) {
      LockSupport.parkNanos(nanos);
    }
  }

  private void measured(EventId event, Lane<Pending<Q, A>> lane, List<Pending<Q, A>> wanted) {
    long begin = System.nanoTime();
    batches.increment();
    items.add(wanted.size());
    waitedNanos.add(wanted.stream().mapToLong(pending -> begin - pending.since()).sum());
    if (tracing.isOn()) {
      traced(event, lane, wanted);
    } else {
      var unused = commit(event, lane, wanted);
    }
    committingNanos.add(System.nanoTime() - begin);
  }

  private void traced(EventId event, Lane<Pending<Q, A>> lane, List<Pending<Q, A>> wanted) {
    List<Tracing.Cause> causes =
        wanted.stream().map(Pending::cause).filter(Objects::nonNull).toList();
    if (causes.isEmpty()) {
      var unused = commit(event, lane, wanted);
      return;
    }
    try (var step = tracing.enter(Tracing.Peer.POSTGRESQL, "commit of " + name, causes)) {
      Throwable failure = commit(event, lane, wanted);
      if (failure == null) {
        step.outcome("ended");
      } else {
        step.failed(failure);
      }
    }
  }

  /** Answers what was to be done; why some of it was not, which those who wait were told. */
  private @Nullable Throwable commit(
      EventId event, Lane<Pending<Q, A>> lane, List<Pending<Q, A>> wanted) {
    try {
      var answers = batch.commit(event, wanted.stream().map(Pending::request).toList());
      lane.moved();
      postpone(lane, wanted, answers);
      answer(wanted, answers);
      return null;
    } catch (PartlyDoneException e) {
      lane.moved();
      List<Pending<Q, A>> failed = left(wanted, e.answers());
      List<? extends @Nullable A> done = cast(e.answers());
      answer(wanted, done);
      fail(failed, e.failure());
      return e.failure();
    } catch (StoreDataException e) {
      if (wanted.size() == 1) {
        fail(wanted, e);
        return e;
      }
      return halves(event, lane, wanted);
    } catch (Throwable e) {
      // Whatever it was, nobody may be left waiting for it.
      fail(wanted, e);
      return e;
    }
  }

  private @Nullable Throwable halves(
      EventId event, Lane<Pending<Q, A>> lane, List<Pending<Q, A>> wanted) {
    @Nullable Throwable failure = null;
    int half = wanted.size() / 2;
    for (var part : List.of(wanted.subList(0, half), wanted.subList(half, wanted.size()))) {
      List<Pending<Q, A>> waiting = part.stream().filter(each -> !each.isDone()).toList();
      if (!waiting.isEmpty()) {
        Throwable here = commit(event, lane, waiting);
        failure = failure == null ? here : failure;
      }
    }
    return failure;
  }

  private void postpone(
      Lane<Pending<Q, A>> lane, List<Pending<Q, A>> wanted, List<? extends @Nullable A> answers) {
    List<Pending<Q, A>> left = left(wanted, answers);
    if (!left.isEmpty()) {
      queued.add(left.size());
      lane.putBack(left);
    }
  }

  private static <P> List<P> left(List<P> wanted, List<? extends @Nullable Object> answers) {
    return IntStream.range(0, wanted.size())
        .filter(i -> answers.get(i) == null)
        .mapToObj(wanted::get)
        .toList();
  }

  /** What a batch answered, on its way through an exception, which knows no type parameters. */
  @SuppressWarnings("unchecked")
  private static <A> List<? extends @Nullable A> cast(List<? extends @Nullable Object> answers) {
    return (List<? extends @Nullable A>) answers;
  }

  private static <Q, A> void answer(
      List<Pending<Q, A>> wanted, List<? extends @Nullable A> answers) {
    Replies replies = new Replies();
    for (int i = 0; i < wanted.size(); i++) {
      @Nullable A answer = answers.get(i);
      if (answer != null) {
        replies.answer(wanted.get(i), answer);
      }
    }
    replies.send();
  }

  private static <Q, A> void fail(List<Pending<Q, A>> failed, Throwable failure) {
    Replies replies = new Replies();
    failed.forEach(pending -> replies.fail(pending, failure));
    replies.send();
  }

  /** The caller's own exception, so that its trace tells who asked. */
  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof StoreUnavailableException e) {
      return e.isOutcomeUnknown()
          ? StoreUnavailableException.outcomeUnknown(e.store(), e)
          : new StoreUnavailableException(e.store(), e);
    }
    if (cause instanceof StoreDataException e) {
      return new StoreDataException(String.valueOf(e.getMessage()), e);
    }
    return new IllegalStateException("a batch failed", cause);
  }
}
