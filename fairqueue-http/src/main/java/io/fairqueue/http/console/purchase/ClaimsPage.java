package io.fairqueue.http.console.purchase;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.http.console.frame.Choice;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.ListAddress;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.request.Paths;
import io.fairqueue.port.Page;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event's claims.
 *
 * @param search what was looked for; empty for nothing
 * @param error what was wrong with what was asked for; null for nothing
 * @param total how many there are in all
 * @param export the address of them all as a file; null for who may not have it
 * @param previous the address of the page before; null for none
 * @param next the address of the page after; null for none
 */
public record ClaimsPage(
    ConsoleFrame console,
    String address,
    String search,
    List<Choice> states,
    List<Choice> orders,
    @Nullable String error,
    List<Row> rows,
    String total,
    @Nullable String export,
    @Nullable String previous,
    @Nullable String next) {

  private static final List<String> ORDERS = List.of("", "created_at", "status", "-status");

  public ClaimsPage {
    states = List.copyOf(states);
    orders = List.copyOf(orders);
    rows = List.copyOf(rows);
  }

  static ClaimsPage of(
      ConsoleFrame console,
      EventId event,
      Page<ListedClaim> found,
      Wanted wanted,
      @Nullable String error,
      ZoneId zone,
      boolean exports) {
    Frame frame = console.frame();
    ListAddress pages =
        new ListAddress(
            EventMenu.address(event, Section.CLAIMS),
            Map.of("q", wanted.q(), "status", wanted.status(), "sort", wanted.sort()));
    return new ClaimsPage(
        console,
        pages.path(),
        wanted.q(),
        Choice.of(
            ClaimStatus.values(), "console.claims.all", "console.claim.", wanted.status(), frame),
        ORDERS.stream()
            .map(
                each ->
                    new Choice(
                        each,
                        frame.text("console.claims.sort." + (each.isEmpty() ? "newest" : each)),
                        each.equals(wanted.sort())))
            .toList(),
        error,
        found.data().stream().map(each -> Row.of(each, zone, frame)).toList(),
        frame.text("console.claims.found", "count", frame.number(found.total())),
        exports ? Paths.of(Paths.EVENT, event) + "/export" : null,
        pages.previous(found),
        pages.next(found));
  }

  /**
   * What of the list is looked at.
   *
   * @param q empty for everybody
   * @param status empty for all
   * @param sort empty for the newest first
   */
  record Wanted(String q, String status, String sort) {}

  /**
   * A claim.
   *
   * @param address of its own page
   * @param tickets how many
   * @param labels what is on them
   * @param state the end of the names of its state's text and look
   */
  public record Row(
      String address,
      Buyer buyer,
      String tickets,
      String labels,
      String amount,
      String state,
      String at) {

    static Row of(ListedClaim listed, ZoneId zone, Frame frame) {
      Claim claim = listed.claim();
      ClaimFacts facts = claim.facts();
      return new Row(
          ClaimPage.address(facts.eventId(), facts.id()),
          Buyer.of(listed, frame),
          frame.number(facts.units().size()),
          facts.units().stream().map(HeldUnit::label).collect(Collectors.joining(", ")),
          frame.visit().local().money(facts.amount()),
          Keys.of(claim.status()),
          frame.visit().local().brief(facts.createdAt(), zone));
    }
  }
}
