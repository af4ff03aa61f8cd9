package io.fairqueue.line.log;

import io.fairqueue.domain.PlaceIndex;

/**
 * Who waits, by place. A fan's place is the number, but for the fans of a lobby: those have none
 * until the draw gives them one of the first. Until all of them have one, only they are admittable.
 */
final class Places {

  private PlaceIndex waiting = new PlaceIndex();
  private boolean lobbyClosed;
  private int lastOfLobby;
  private int listed;
  private int placed;
  private int unplaced;
  private int[] numberByPlace = {};
  private int[] placeByNumber = {};

  /** The number belongs to the lobby. */
  void enterLobby(int number) {
    lastOfLobby = number;
    unplaced++;
  }

  void leaveLobby() {
    unplaced--;
  }

  /** From now on who comes waits behind the lobby. */
  void closeLobby() {
    lobbyClosed = true;
    listed = unplaced;
    numberByPlace = new int[listed == 0 ? 0 : listed + 1];
    placeByNumber = new int[listed == 0 ? 0 : lastOfLobby + 1];
  }

  /**
   * Gives the next place.
   *
   * @param number 0 for a fan who left meanwhile
   */
  void give(int number) {
    placed++;
    if (number != 0) {
      numberByPlace[placed] = number;
      placeByNumber[number] = placed;
      unplaced--;
      waiting.add(placed);
    }
  }

  void add(int number) {
    waiting.add(place(number));
  }

  void remove(int number) {
    waiting.remove(place(number));
  }

  /** Nobody waits any more. */
  void clear() {
    waiting = new PlaceIndex();
    if (!lobbyClosed) {
      closeLobby();
    }
    unplaced = 0;
    placed = listed;
  }

  /** The place of a number; 0 while a draw has yet to give it. */
  long place(int number) {
    return number > lastOfLobby
        ? number
        : number < placeByNumber.length ? placeByNumber[number] : 0;
  }

  /** Whose turn is next, from this place on; -1 if nobody's. */
  long nextAdmittable(long from) {
    long next = waiting.next(from);
    return next <= lastAdmittable() ? next : -1;
  }

  /** The lowest place whose fan may be admitted; -1 if there is none. For the writer alone. */
  long firstAdmittable() {
    long first = waiting.first();
    return first <= lastAdmittable() ? first : -1;
  }

  /** Whether a place may be somebody's. */
  boolean isGiven(long place) {
    return place > 0 && place <= Integer.MAX_VALUE && (place > listed || place <= placed);
  }

  int number(long place) {
    return place <= listed ? numberByPlace[(int) place] : (int) place;
  }

  /** How many wait at this place or before it, those included who have no place yet. */
  long rank(long place) {
    return waiting.rank(place) + (place > listed ? unplaced : 0);
  }

  /** The lowest place that waits; -1 if there is none. For the writer alone. */
  long first() {
    return waiting.first();
  }

  boolean waits(long place) {
    return waiting.contains(place);
  }

  long waiting() {
    return waiting.size();
  }

  int listed() {
    return listed;
  }

  int placed() {
    return placed;
  }

  int unplaced() {
    return unplaced;
  }

  int lastOfLobby() {
    return lastOfLobby;
  }

  boolean isLobbyClosed() {
    return lobbyClosed;
  }

  /** Whether everybody's place is known. */
  boolean isOpen() {
    return lobbyClosed ? placed == listed : lastOfLobby == 0;
  }

  long bytes() {
    return waiting.bytes() + Integer.BYTES * ((long) numberByPlace.length + placeByNumber.length);
  }

  private long lastAdmittable() {
    return isOpen() ? Long.MAX_VALUE : placed;
  }
}
