package io.fairqueue.http.store;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.redis.RedisConnections;
import io.fairqueue.redis.RedisLineFeed;
import io.fairqueue.usecase.LineMirrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps this node's mirrors and those of the other nodes up to date with each other. */
final class NodeFeed implements LineListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeFeed.class);

  private final LineMirrors mirrors;
  private final RedisLineFeed feed;

  NodeFeed(RedisConnections redis, LineMirrors mirrors) {
    this.mirrors = mirrors;
    this.feed = new RedisLineFeed(redis, new Others());
  }

  @Override
  public void changed(LineChange change) {
    feed.changed(change);
    mirrors.changed(change);
  }

  @Override
  public void close() {
    feed.close();
  }

  private final class Others implements RedisLineFeed.Listener {

    @Override
    public void changed(LineChange change) {
      // What is missing before it, the periodic comparison finds.
      var unused = mirrors.heard(change);
    }

    @Override
    public void mistrusted(EventId event) {
      Thread.ofVirtual().name("fairqueue-mirror").start(() -> rebuild(event));
    }

    private void rebuild(EventId event) {
      try {
        mirrors.rebuild(event);
        LOG.info("the mirror of {} was made anew", event);
      } catch (StoreUnavailableException lost) {
        LOG.warn("the mirror of {} could not be made anew", event, lost);
      }
    }
  }
}
