package io.fairqueue.cli.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fans might have seen, told call by call; seconds count from the start. */
public final class History {

  public static final Terms TERMS =
      new Terms(2, true, Duration.ofSeconds(10), Duration.ofSeconds(2));

  private static final Instant START = Instant.parse("2026-01-31T18:00:00Z");
  private static final double TAKES = 0.1;

  private final List<Seen> seen = new ArrayList<>();

  /** Two fans who buy one ticket each, in the order of their numbers; a third one still waits. */
  public static History good() {
    return new History()
        .joined(1, 0, 1)
        .joined(2, 1, 2)
        .joined(3, 2, 3)
        .admitted(1, 5, 1, 4)
        .waits(3, 5, 3, 2)
        .admitted(2, 6, 2, 5)
        .waits(3, 7, 3, 1)
        .bought(1, 8, "c1", "u1")
        .bought(2, 9, "c2", "u2")
        .waits(3, 12, 3, 1)
        .shown(50, 0, 0, 2);
  }

  public History joined(int fan, double at, long number) {
    return saw(
        fan,
        Ask.JOIN,
        at,
        201,
        "",
        new Fact.Standing(number, number, "WAITING", number, -1, -1, moment(at), null));
  }

  public History gathers(int fan, double at, long number) {
    return saw(
        fan,
        Ask.JOIN,
        at,
        201,
        "",
        new Fact.Standing(number, 0, "LOBBY", 0, -1, -1, moment(at), null));
  }

  /** A draw gave the place. */
  public History drawn(int fan, double at, long number, long place) {
    return saw(
        fan,
        Ask.POSITION,
        at,
        200,
        "",
        new Fact.Standing(number, place, "WAITING", place, -1, -1, null, null));
  }

  public History waits(int fan, double at, long number, long position) {
    return told(fan, at, number, position, -1, -1);
  }

  public History told(int fan, double at, long number, long position, long estimate, long bound) {
    return saw(
        fan,
        Ask.POSITION,
        at,
        200,
        "",
        new Fact.Standing(number, number, "WAITING", position, estimate, bound, null, null));
  }

  /**
   * Told over a socket.
   *
   * @param from when the fan began to wait for it
   */
  public History pushed(int fan, double from, double at, long number, long position) {
    seen.add(
        Seen.pushed(
            fan,
            nanos(from),
            nanos(at),
            200,
            "",
            new Fact.Standing(number, number, "WAITING", position, -1, -1, null, null)));
    return this;
  }

  /**
   * The fan is admitted.
   *
   * @param admittedAt when the admission began, as the server has it
   */
  public History admitted(int fan, double at, long number, double admittedAt) {
    return admitted(fan, at, number, number, admittedAt);
  }

  /** The same of a fan who was drawn. */
  public History admitted(int fan, double at, long number, long place, double admittedAt) {
    return saw(
        fan,
        Ask.POSITION,
        at,
        200,
        "",
        new Fact.Standing(
            number,
            place,
            "ADMITTED",
            0,
            -1,
            -1,
            null,
            moment(admittedAt).plus(TERMS.admissionWindow())));
  }

  public History holds(int fan, double at, String claim, String status, String... units) {
    return saw(fan, Ask.SHOW_CLAIM, at, 200, "", new Fact.Holding(claim, status, List.of(units)));
  }

  public History paid(int fan, double at, String payment, String claim) {
    return saw(fan, Ask.CHECKOUT, at, 200, "", new Fact.Paying(payment, claim, true, null));
  }

  public History paidBack(int fan, double at, String payment, String claim) {
    return saw(
        fan, Ask.SHOW_PAYMENT, at, 200, "", new Fact.Paying(payment, claim, true, "SUCCEEDED"));
  }

  public History tickets(int fan, double at, String claim, String... labels) {
    return saw(fan, Ask.TICKETS, at, 200, "", new Fact.Ticketed(claim, List.of(labels)));
  }

  /** Claims, pays, and has the ticket of this unit, within a second. */
  public History bought(int fan, double at, String claim, String unit) {
    return holds(fan, at, claim, "CLAIMED", unit)
        .paid(fan, at + 0.3, "p-" + claim, claim)
        .holds(fan, at + 0.5, claim, "CONFIRMED", unit)
        .tickets(fan, at + 0.7, claim, "Place " + unit);
  }

  public History shown(double at, long free, long held, long sold) {
    return saw(
        Seen.BYSTANDER,
        Ask.AVAILABILITY,
        at,
        200,
        "",
        new Fact.Stock(free + held + sold, free, held, sold));
  }

  public History answered(int fan, Ask ask, int status, String code) {
    return saw(fan, ask, 20, status, code, null);
  }

  public History putOff(int fan, Ask ask, int status, String code) {
    seen.add(new Seen(fan, ask, nanos(20), nanos(20 + TAKES), status, code, true, null));
    return this;
  }

  public List<Seen> seen() {
    return seen;
  }

  private History saw(int fan, Ask ask, double at, int status, String code, @Nullable Fact fact) {
    seen.add(new Seen(fan, ask, nanos(at), nanos(at + TAKES), status, code, false, fact));
    return this;
  }

  private static long nanos(double seconds) {
    return (long) (seconds * 1e9);
  }

  private static Instant moment(double seconds) {
    return START.plusNanos(nanos(seconds));
  }
}
