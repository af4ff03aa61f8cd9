package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineMirror;
import io.fairqueue.port.QueueStore;
import io.fairqueue.port.Stores;
import io.fairqueue.usecase.LineFollower;
import io.fairqueue.usecase.MirroredQueueStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In-memory stores whose line is followed by a mirror. */
final class Mirrored {

  private final Follow follow = new Follow();
  private final Stores stores = new MemoryStores(follow);
  private final LineMirror mirror;

  Mirrored(LineMirror mirror) {
    this.mirror = mirror;
    follow.follower = new LineFollower(mirror, stores.lineLog());
  }

  Stores stores() {
    return stores;
  }

  QueueStore queue() {
    return new MirroredQueueStore(stores.queue(), mirror);
  }

  /** The stores want their listener first, the follower wants the stores' log. */
  private static final class Follow implements LineListener {

    private volatile @Nullable LineFollower follower;

    @Override
    public void changed(LineChange change) {
      Objects.requireNonNull(follower).changed(change);
    }
  }
}
