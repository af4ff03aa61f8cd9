package io.fairqueue.proof;

import io.fairqueue.domain.EntryFacts;
import java.util.List;
import java.util.Optional;

/**
 * That an entry is in a log.
 *
 * @param entry of the fan
 * @param salt by which its leaf can be made again; empty since that was erased
 * @param leaf how the entry stands in its batch
 * @param path from that leaf to the root that the log's entry has of its batch
 * @param logged the log's entry
 * @param index of the log's entry
 * @param logPath from that to the root of the log
 * @param checkpoint the log's, signed
 */
public record EntryProof(
    EntryFacts entry,
    Optional<byte[]> salt,
    byte[] leaf,
    List<byte[]> path,
    byte[] logged,
    long index,
    List<byte[]> logPath,
    String checkpoint) {

  public EntryProof {
    path = List.copyOf(path);
    logPath = List.copyOf(logPath);
  }
}
