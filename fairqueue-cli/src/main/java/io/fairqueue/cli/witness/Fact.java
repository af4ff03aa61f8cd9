package io.fairqueue.cli.witness;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer told. */
public sealed interface Fact {

  /**
   * Where a fan stands.
   *
   * @param place by which the line is ordered; 0 where it is not known
   * @param status as the wire has it: {@code WAITING}, {@code ADMITTED} …
   * @param estimate the estimated wait in seconds; negative for none
   * @param bound what nine of ten waits should stay under, in seconds; negative for none
   * @param admittedUntil only while admitted
   */
  record Standing(
      long number,
      long place,
      String status,
      long position,
      long estimate,
      long bound,
      @Nullable Instant joinedAt,
      @Nullable Instant admittedUntil)
      implements Fact {

    public boolean isWaiting() {
      return status.equals("WAITING");
    }

    /** Whether a draw has yet to give the place. */
    public boolean isInLobby() {
      return status.equals("LOBBY");
    }
  }

  /**
   * A claim of the fan.
   *
   * @param status as the wire has it: {@code CLAIMED}, {@code CONFIRMED} …
   * @param units the ids of what it holds, or held
   */
  record Holding(String claim, String status, List<String> units) implements Fact {

    public Holding {
      units = List.copyOf(units);
    }

    public boolean isLive() {
      return status.equals("CLAIMED") || isSold();
    }

    public boolean isSold() {
      return status.equals("CONFIRMED");
    }
  }

  /**
   * A payment of the fan.
   *
   * @param paid whether the fan's money went: the checkout said so
   * @param refund how its refund stands; null without one
   */
  record Paying(String payment, String claim, boolean paid, @Nullable String refund)
      implements Fact {

    public boolean isPaidBack() {
      return "SUCCEEDED".equals(refund);
    }
  }

  /** The tickets of a claim, by what is printed on them. */
  record Ticketed(String claim, List<String> labels) implements Fact {

    public Ticketed {
      labels = List.copyOf(labels);
    }
  }

  /** Where all units are. */
  record Stock(long total, long free, long held, long sold) implements Fact {}
}
