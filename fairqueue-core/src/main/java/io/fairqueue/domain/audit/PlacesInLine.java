package io.fairqueue.domain.audit;

import java.util.BitSet;

/** Which places wait, as a log says. Throws an {@link UnfairException} where it can't be so. */
final class PlacesInLine {

  private final BitSet present = new BitSet();
  private final BitSet absent = new BitSet();
  private long nextNumber = 1;

  /** Nobody waits before it. */
  private int lowest = 1;

  private long lastOfLobby;
  private long lobbyLeft;
  private boolean gathering;
  private boolean lobbyClosed;
  private long placed;
  private long given;

  /** Fans came; those of a lobby get their places later. */
  void join(long first, long count, boolean lobby) {
    if (first != nextNumber || count < 1) {
      throw new UnfairException("number %d was given, and not %d".formatted(first, nextNumber));
    }
    if (lobby && (lobbyClosed || lastOfLobby != nextNumber - 1)) {
      throw new UnfairException("somebody came to the lobby who came too late");
    }
    if (!lobby && gathering) {
      throw new UnfairException("somebody came past the lobby");
    }
    nextNumber += count;
    if (lobby) {
      gathering = true;
      lastOfLobby = nextNumber - 1;
    } else {
      present.set((int) first, (int) (first + count));
      lowest = (int) Math.min(lowest, first);
    }
  }

  void closeLobby() {
    gathering = false;
    lobbyClosed = true;
  }

  /** Who is in the lobby leaves it by number. */
  void leaveLobby(long first, long last) {
    if (last > lastOfLobby) {
      throw new UnfairException("%d left a lobby without having been there".formatted(last));
    }
    lobbyLeft += last - first + 1;
  }

  /** A draw gives places, in order, to those who are still there. */
  void place(long first, long last) {
    if (!lobbyClosed || first <= placed || last > lastOfLobby) {
      throw new UnfairException("place %d was given by no draw".formatted(first));
    }
    present.set((int) first, (int) last + 1);
    lowest = (int) Math.min(lowest, first);
    placed = last;
    given += last - first + 1;
  }

  /** Whether all of a lobby have their places, or there is none. */
  private boolean isOpen() {
    return given + lobbyLeft >= lastOfLobby;
  }

  /** The lowest place that waits and is there is admitted, and no other. */
  void admit(long place) {
    int first = present.nextSetBit(lowest);
    if (first < 0 || first != place) {
      throw new UnfairException(
          first < 0 || !present.get((int) place)
              ? "place %d was admitted without having waited".formatted(place)
              : "place %d was admitted while place %d waited".formatted(place, first));
    }
    if (place > lastOfLobby && !isOpen()) {
      throw new UnfairException(
          "place %d was admitted before the lobby had its places".formatted(place));
    }
    present.clear(first);
    lowest = first + 1;
  }

  void cease(long first, long last) {
    for (int place = (int) first; place <= last; place++) {
      if (!present.get(place) && !absent.get(place)) {
        throw new UnfairException("place %d left without having waited".formatted(place));
      }
      present.clear(place);
      absent.clear(place);
    }
  }

  void pass(long first, long last) {
    for (int place = (int) first; place <= last; place++) {
      if (!present.get(place)) {
        throw new UnfairException("place %d was passed over without waiting".formatted(place));
      }
      present.clear(place);
      absent.set(place);
    }
  }

  void back(long first, long last) {
    for (int place = (int) first; place <= last; place++) {
      if (!absent.get(place)) {
        throw new UnfairException("place %d came back without having been away".formatted(place));
      }
      absent.clear(place);
      present.set(place);
      lowest = Math.min(lowest, place);
    }
  }

  void close() {
    present.clear();
    absent.clear();
  }

  /** Whether somebody at this place waits, or is away. */
  boolean waits(long place) {
    return present.get((int) place) || absent.get((int) place);
  }

  long numbers() {
    return nextNumber - 1;
  }

  long waiting() {
    return (long) present.cardinality() + absent.cardinality();
  }
}
