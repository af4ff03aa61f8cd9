package io.fairqueue.postgres.commit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on their way back to the callers: one task per executor, since to wake a crowd takes as
 * long as to write a part of the next batch. One that fails keeps no other from its answer. Used by
 * one thread.
 */
final class Replies {

  /** Runs each task by a thread of its own. */
  static final Executor THREAD = task -> Thread.ofVirtual().name("fairqueue-replies").start(task);

  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  private final IdentityHashMap<Executor, List<Runnable>> tasks = new IdentityHashMap<>();

  /** Answers a request, unless that was done before. */
  <A> void answer(Pending<?, A> pending, A answer) {
    add(pending, answer, null);
  }

  /** Likewise, with the reason why there is no answer. */
  <A> void fail(Pending<?, A> pending, Throwable failure) {
    add(pending, null, failure);
  }

  void send() {
    tasks.forEach((executor, replies) -> send(executor, () -> replies.forEach(Runnable::run)));
  }

  private <A> void add(Pending<?, A> pending, @Nullable A answer, @Nullable Throwable failure) {
    if (pending.end()) {
      tasks
          .computeIfAbsent(pending.executor(), executor -> new ArrayList<>())
          .add(() -> run(pending.reply(), answer, failure));
    }
  }

  private static void send(Executor executor, Runnable task) {
    try {
      executor.execute(task);
    } catch (RuntimeException refused) {
      THREAD.execute(task);
    }
  }

  private static <A> void run(
      GroupCommit.Reply<A> reply, @Nullable A answer, @Nullable Throwable failure) {
    try {
      reply.done(answer, failure);
    } catch (Throwable e) {
      LOG.error("who asked could not take the answer", e);
    }
  }
}
