package io.fairqueue.draw;

import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * What shows a fan that the own entry was drawn with all others. Only the fan can name the leaf.
 *
 * @param salt with which the entry makes the leaf: 16 bytes; empty since that was erased
 * @param index of the leaf in the list, from 0
 * @param path from the leaf to the list's root
 * @param placed empty while nothing has decided
 */
public record DrawProof(
    EventId event,
    EntryId entry,
    long number,
    Optional<Bytes> salt,
    Bytes leaf,
    int index,
    List<Bytes> path,
    Optional<Placed> placed) {

  public DrawProof {
    path = List.copyOf(path);
  }

  /**
   * Where it stands.
   *
   * @param ticket by which it does; empty where places go by arrival
   * @param place from 1
   * @param path from leaf and place to the order's root
   */
  public record Placed(Optional<Bytes> ticket, int place, List<Bytes> path) {

    public Placed {
      path = List.copyOf(path);
    }
  }
}
