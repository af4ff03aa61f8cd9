package io.fairqueue.http.export;

import java.io.Closeable;

/** Writes a list, row by row. Whoever made it closes it: only then is it whole. */
interface ListWriter<T> extends Closeable {

  /** Throws {@link java.io.UncheckedIOException} when it can't be written. */
  void write(T row);
}
