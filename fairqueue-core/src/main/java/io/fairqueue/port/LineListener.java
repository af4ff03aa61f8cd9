package io.fairqueue.port;

/** Hears of each change after its commit and before the caller is answered. Must not block long. */
@FunctionalInterface
public interface LineListener {

  void changed(LineChange change);

  /** Listens to nothing. */
  static LineListener none() {
    return change -> {};
  }
}
