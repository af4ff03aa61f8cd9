package io.fairqueue.cli.verify;

import io.fairqueue.domain.fairness.NoteKey;
import java.util.List;

/** Keys as they are published: one a line. */
final class Keys {

  private Keys() {}

  static List<NoteKey> parse(String lines) {
    return lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(NoteKey::parse)
        .toList();
  }
}
