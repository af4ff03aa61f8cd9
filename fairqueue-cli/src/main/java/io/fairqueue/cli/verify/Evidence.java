package io.fairqueue.cli.verify;

import io.fairqueue.domain.fairness.NoteKey;
import java.util.List;
import java.util.function.Consumer;

/** What is told of a line. Throws an {@link IllegalArgumentException} for what makes no sense. */
interface Evidence extends AutoCloseable {

  /** The newest checkpoint, signed. */
  String checkpoint();

  /** The keys that it says the log is signed with. */
  List<NoteKey> keys();

  /** The keys that it says receipts are signed with: a JSON Web Key Set. */
  String receiptKeys();

  /** Hands on all entries of the log up to a size. */
  void each(long size, Consumer<byte[]> entry);

  @Override
  void close();
}
