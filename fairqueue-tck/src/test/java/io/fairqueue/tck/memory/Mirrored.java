package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.QueueStore;
import io.fairqueue.port.Stores;
import io.fairqueue.usecase.LineMirrors;
import io.fairqueue.usecase.MirroredQueueStore;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In-memory stores whose lines are mirrored. */
final class Mirrored {

  private final Follow follow = new Follow();
  private final Stores stores = new MemoryStores(follow);
  private final LineMirrors mirrors;
  private final QueueStore queue;

  Mirrored(InstantSource time) {
    mirrors = new LineMirrors(stores.lineLog(), time);
    queue = new MirroredQueueStore(stores.queue(), mirrors);
    follow.mirrors = mirrors;
  }

  Stores stores() {
    return stores;
  }

  LineMirrors mirrors() {
    return mirrors;
  }

  QueueStore queue() {
    return queue;
  }

  /** The stores want their listener first, the mirrors want the stores' log. */
  private static final class Follow implements LineListener {

    private volatile @Nullable LineMirrors mirrors;

    @Override
    public void changed(LineChange change) {
      Objects.requireNonNull(mirrors).changed(change);
    }
  }
}
