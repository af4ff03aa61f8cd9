package io.fairqueue.http.draw;

import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.draw.DrawProof;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What shows a fan that the own entry was drawn with all others; hashes in hex.
 *
 * @param salt with which the entry makes the leaf; nobody else is told; null since it was erased,
 *     long after the event
 * @param index of the leaf in the list, from 0
 * @param listPath from the leaf to the list's root
 * @param ticket by which it stands where it does; null before that is known, and by arrival
 * @param place null before it is known
 * @param orderPath from leaf and place to the order's root
 */
public record ProofBody(
    UUID eventId,
    UUID entryId,
    long number,
    @Nullable String salt,
    String leaf,
    int index,
    List<String> listPath,
    @Nullable String ticket,
    @Nullable Integer place,
    @Nullable List<String> orderPath) {

  static ProofBody of(DrawProof proof) {
    DrawProof.Placed placed = proof.placed().orElse(null);
    return new ProofBody(
        proof.event().value(),
        proof.entry().value(),
        proof.number(),
        proof.salt().map(Bytes::hex).orElse(null),
        proof.leaf().hex(),
        proof.index(),
        hex(proof.path()),
        placed == null ? null : placed.ticket().map(Bytes::hex).orElse(null),
        placed == null ? null : placed.place(),
        placed == null ? null : hex(placed.path()));
  }

  private static List<String> hex(List<Bytes> path) {
    return path.stream().map(Bytes::hex).toList();
  }
}
