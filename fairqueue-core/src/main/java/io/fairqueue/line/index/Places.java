package io.fairqueue.line.index;

import io.fairqueue.domain.PlaceIndex;

/**
 * The fans who wait, by place. A fan's place is the number, but for the fans of a lobby: those have
 * none until the draw gives them one of the first. Until all of them have one, only they are
 * admittable.
 */
public final class Places {

  private PlaceIndex waiting = new PlaceIndex();
  private boolean lobbyClosed;
  private int lastOfLobby;
  private int listed;
  private int placed;
  private int unplaced;
  private int[] numberByPlace = {};
  private int[] placeByNumber = {};

  /** The number belongs to the lobby. */
  public void enterLobby(int number) {
    lastOfLobby = number;
    unplaced++;
  }

  public void leaveLobby() {
    unplaced--;
  }

  /** From now on who comes waits behind the lobby. */
  public void closeLobby() {
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
  public void give(int number) {
    placed++;
    if (number != 0) {
      numberByPlace[placed] = number;
      placeByNumber[number] = placed;
      unplaced--;
      waiting.add(placed);
    }
  }

  public void add(int number) {
    waiting.add(place(number));
  }

  public void remove(int number) {
    waiting.remove(place(number));
  }

  /** Nobody waits any more. */
  public void clear() {
    waiting = new PlaceIndex();
    if (!lobbyClosed) {
      closeLobby();
    }
    unplaced = 0;
    placed = listed;
  }

  /** The place of a number; 0 while a draw has yet to give it. */
  public long place(int number) {
    return number > lastOfLobby
        ? number
        : number < placeByNumber.length ? placeByNumber[number] : 0;
  }

  /** The next fan in turn, from this place on; -1 if there is none. */
  public long nextAdmittable(long from) {
    long next = waiting.next(from);
    return next <= lastAdmittable() ? next : -1;
  }

  /** The lowest place whose fan may be admitted; -1 if there is none. For the writer alone. */
  public long firstAdmittable() {
    long first = waiting.first();
    return first <= lastAdmittable() ? first : -1;
  }

  /** Whether a place may be somebody's. */
  public boolean isGiven(long place) {
    return place > 0 && place <= Integer.MAX_VALUE && (place > listed || place <= placed);
  }

  public int number(long place) {
    return place <= listed ? numberByPlace[(int) place] : (int) place;
  }

  /** How many wait at this place or before it, those included who have no place yet. */
  public long rank(long place) {
    return waiting.rank(place) + (place > listed ? unplaced : 0);
  }

  /** The lowest place that waits; -1 if there is none. For the writer alone. */
  public long first() {
    return waiting.first();
  }

  /** The lowest place that waits, from this one on; -1 if there is none. */
  public long nextWaiting(long from) {
    return waiting.next(from);
  }

  public boolean waits(long place) {
    return waiting.contains(place);
  }

  public long waiting() {
    return waiting.size();
  }

  public int listed() {
    return listed;
  }

  public int placed() {
    return placed;
  }

  public int unplaced() {
    return unplaced;
  }

  public int lastOfLobby() {
    return lastOfLobby;
  }

  public boolean isLobbyClosed() {
    return lobbyClosed;
  }

  /** Whether everybody's place is known. */
  public boolean isOpen() {
    return lobbyClosed ? placed == listed : lastOfLobby == 0;
  }

  public long bytes() {
    return waiting.bytes() + Integer.BYTES * ((long) numberByPlace.length + placeByNumber.length);
  }

  private long lastAdmittable() {
    return isOpen() ? Long.MAX_VALUE : placed;
  }
}
