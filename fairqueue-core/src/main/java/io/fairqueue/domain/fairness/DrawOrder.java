package io.fairqueue.domain.fairness;

import io.fairqueue.domain.Sha256;
import java.util.Arrays;

/**
 * Who stands where after a draw. Each leaf has a ticket, the HMAC of it under the seed; the lower
 * the ticket, the lower the place. So the order comes from the seed and from nothing else: no
 * list's order, no generator, no loop. Immutable.
 */
public final class DrawOrder {

  private final Entrants entrants;
  private final byte[] tickets;

  /** Whom each place belongs to, by the index in the list. */
  private final int[] byPlace;

  private DrawOrder(Entrants entrants, byte[] tickets, int[] byPlace) {
    this.entrants = entrants;
    this.tickets = tickets;
    this.byPlace = byPlace;
  }

  static DrawOrder of(Entrants entrants, byte[] seed) {
    Sha256.Hmacs ticket = new Sha256.Hmacs(seed);
    byte[] tickets = new byte[entrants.count() * HashRows.BYTES];
    for (int i = 0; i < entrants.count(); i++) {
      byte[] its = ticket.of(entrants.leaf(i));
      System.arraycopy(its, 0, tickets, i * HashRows.BYTES, HashRows.BYTES);
    }
    return new DrawOrder(entrants, tickets, HashRows.order(tickets));
  }

  /** The ticket of a leaf: 32 bytes. */
  public static byte[] ticket(byte[] seed, byte[] leaf) {
    return Sha256.hmac(seed, leaf);
  }

  public int count() {
    return byPlace.length;
  }

  /** The leaf at a place, from 1. */
  public byte[] leaf(int place) {
    return entrants.leaf(byPlace[place - 1]);
  }

  /** The ticket at a place, from 1. */
  public byte[] ticket(int place) {
    return HashRows.row(tickets, byPlace[place - 1]);
  }

  /** The place of each leaf, in the list's order, from 1. */
  public int[] places() {
    int[] places = new int[byPlace.length];
    for (int i = 0; i < byPlace.length; i++) {
      places[byPlace[i]] = i + 1;
    }
    return places;
  }

  /** The tree over leaf and place, in the order of places. */
  public MerkleTree tree() {
    return MerkleTree.of(count(), i -> row(leaf(i + 1), i + 1));
  }

  /** What the tree has of one leaf. */
  public static byte[] row(byte[] leaf, long place) {
    byte[] row = Arrays.copyOf(leaf, leaf.length + Long.BYTES);
    System.arraycopy(DrawSecret.bytes(place), 0, row, leaf.length, Long.BYTES);
    return row;
  }
}
