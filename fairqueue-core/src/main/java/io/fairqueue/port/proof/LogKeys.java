package io.fairqueue.port.proof;

import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.SignedNote;
import java.time.Instant;
import java.util.List;

/** The keys that sign public logs, each under the name of the log. Thread-safe. */
public interface LogKeys {

  /** A text signed by the key that signs at this moment. */
  SignedNote sign(String name, String text, Instant now);

  /** What signatures under a name verify with, the newest first. */
  List<NoteKey> keys(String name);
}
