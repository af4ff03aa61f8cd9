package io.fairqueue.http.store;

import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineListener;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the stores, which need a listener to be made, and the listener, which needs them.
 */
final class LineRelay implements LineListener {

  private volatile @Nullable LineListener listener;

  void to(LineListener whom) {
    listener = whom;
  }

  @Override
  public void changed(LineChange change) {
    LineListener whom = listener;
    if (whom != null) {
      whom.changed(change);
    }
  }
}
