package io.fairqueue.cli.verify;

import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.witness.WitnessKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a reader trusts to have signed. */
final class Trusted {

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      description =
          "The key that the log must be signed with, as name+id+key. Without it the keys are those"
              + " that come along, and a forger could have brought along others.")
  @Nullable String key;

  @Option(
      names = "--witness",
      paramLabel = "VKEY",
      description = "A witness that is trusted, as name+id+key; may be named several times.")
  List<String> witnesses = new ArrayList<>();

  /** Who is trusted to tell what was seen when. */
  List<WitnessKey> witnesses() {
    return witnesses.stream().map(WitnessKey::parse).toList();
  }

  /** The named one, or those that came along. */
  List<NoteKey> of(List<NoteKey> alongside) {
    return key == null ? alongside : List.of(NoteKey.parse(key));
  }

  /** Says so where nobody was named. */
  Optional<Check> doubt(List<NoteKey> alongside) {
    return key != null
        ? Optional.empty()
        : Optional.of(
            Check.warn(
                "whose key",
                "the key came along: compare it with one from elsewhere, and name it by --key: %s",
                alongside.isEmpty() ? "none" : alongside.getFirst()));
  }
}
