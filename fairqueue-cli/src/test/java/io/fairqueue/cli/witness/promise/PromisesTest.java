package io.fairqueue.cli.witness.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.cli.witness.Ask;
import io.fairqueue.cli.witness.History;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A good history keeps every promise, and each kind of bad one breaks the promise that is its own.
 */
class PromisesTest {

  @Test
  void a_sale_that_went_well_keeps_every_promise() {
    assertThat(Promises.judge(History.good().seen(), History.TERMS))
        .hasSize(10)
        .allSatisfy(verdict -> assertThat(verdict.holds()).as(verdict.toString()).isTrue());
  }

  @Test
  void the_order_in_which_it_was_written_down_does_not_matter() {
    List<Seen> shuffled = new ArrayList<>(History.good().seen());
    Collections.shuffle(shuffled, new Random(7));
    assertThat(Promises.judge(shuffled, History.TERMS)).allMatch(Verdict::holds);
  }

  @Test
  void a_ticket_too_many_shows() {
    assertBroken(
        new SoldExactly(),
        History.good().bought(3, 20, "c3", "u3").shown(60, 0, 0, 3),
        "fans hold 3 tickets, and there are 2");
  }

  @Test
  void a_ticket_that_is_left_while_somebody_waits_shows() {
    assertBroken(
        new SoldExactly(),
        new History().bought(1, 3, "c1", "u1").waits(2, 30, 2, 1).shown(60, 1, 0, 1),
        "1 are left, and 1 fans wait");
  }

  @Test
  void a_ticket_that_is_left_because_nobody_wants_it_is_in_order() {
    assertHolds(
        new SoldExactly(),
        new History()
            .joined(1, 0, 1)
            .admitted(1, 2, 1, 1)
            .bought(1, 3, "c1", "u1")
            .shown(60, 1, 0, 1));
  }

  @Test
  void a_shop_window_that_says_something_else_shows() {
    assertBroken(new SoldExactly(), History.good().shown(60, 1, 0, 1), "the shop window says");
  }

  @Test
  void a_place_that_two_fans_hold_at_once_shows() {
    assertBroken(
        new NoUnitTwice(),
        History.good().holds(4, 10, "c4", "CLAIMED", "u1").holds(4, 15, "c4", "CLAIMED", "u1"),
        "unit u1 was in claims");
  }

  @Test
  void a_place_that_comes_back_may_be_another_fans() {
    assertHolds(
        new NoUnitTwice(),
        new History()
            .holds(4, 0, "c4", "CLAIMED", "u1")
            .holds(4, 1, "c4", "CLAIMED", "u1")
            .holds(4, 6, "c4", "RELEASED", "u1")
            .bought(1, 5, "c1", "u1"));
  }

  @Test
  void two_tickets_for_one_place_show() {
    assertBroken(
        new NoUnitTwice(), History.good().tickets(4, 20, "c4", "Place u1"), "name Place u1");
  }

  @Test
  void a_fan_with_two_tickets_shows() {
    assertBroken(new OneClaimEach(), History.good().bought(1, 20, "c9", "u9"), "fan 1 has claims");
  }

  @Test
  void a_fan_who_stands_twice_shows() {
    assertBroken(
        new OneClaimEach(), History.good().joined(3, 18, 17), "fan 3 has numbers 3 and 17");
  }

  @Test
  void a_fan_whose_admission_lapsed_may_come_again() {
    assertHolds(new OneClaimEach(), History.good().admitted(3, 13, 3, 12.5).joined(3, 23, 17));
    assertHolds(new OneClaimEach(), History.good().joined(3, 23, 17));
    assertBroken(
        new OneClaimEach(),
        History.good().joined(3, 23, 17).waits(3, 24, 3, 1),
        "fan 3 has numbers 3 and 17");
  }

  @Test
  void a_number_that_goes_before_an_earlier_arrival_shows() {
    assertBroken(
        new NumbersByArrival(),
        new History().joined(1, 0, 2).joined(2, 5, 1),
        "fan 2 got 1 after 2 was given");
  }

  @Test
  void arrivals_in_the_same_moment_may_get_numbers_in_either_order() {
    assertHolds(new NumbersByArrival(), new History().joined(1, 0, 2).joined(2, 0.05, 1));
  }

  @Test
  void a_number_that_is_given_twice_shows() {
    assertBroken(
        new NumbersByArrival(),
        new History().joined(1, 0, 1).joined(2, 0.05, 1),
        "got 1, as another had");
  }

  @Test
  void a_position_that_rises_on_a_socket_shows() {
    assertBroken(
        new PositionsNeverRise(),
        new History().joined(3, 0, 3).pushed(3, 0, 10, 3, 2).pushed(3, 10, 20, 3, 5),
        "fan 3 was at 2 and is at 5");
  }

  @Test
  void what_is_pushed_may_have_been_under_way_while_a_look_was_answered() {
    assertHolds(
        new PositionsNeverRise(),
        new History().joined(3, 0, 9).waits(3, 9, 9, 2).pushed(3, 0, 11, 9, 3));
    assertBroken(
        new PositionsNeverRise(),
        new History().joined(3, 0, 9).waits(3, 9, 9, 2).pushed(3, 12, 13, 9, 3),
        "fan 3 was at 2 and is at 3");
  }

  @Test
  void who_is_told_on_a_socket_to_wait_though_a_later_one_is_admitted_shows() {
    assertBroken(
        new AdmittedInOrder(),
        new History().joined(1, 0, 1).joined(2, 1, 2).admitted(2, 5, 2, 5).pushed(1, 5, 11, 1, 1),
        "place 1 still waits");
  }

  @Test
  void an_error_on_a_socket_shows() {
    assertBroken(
        new WithinContract(),
        History.good().answered(1, Ask.PUSHED, 400, "INVALID_MESSAGE"),
        "PUSHED by fan 1 got 400 INVALID_MESSAGE");
  }

  @Test
  void a_position_that_rises_shows() {
    assertBroken(
        new PositionsNeverRise(),
        new History().joined(1, 0, 9).waits(1, 3, 9, 4).waits(1, 6, 9, 5),
        "fan 1 was at 4 and is at 5");
  }

  @Test
  void who_was_admitted_does_not_wait_again() {
    assertBroken(
        new PositionsNeverRise(), History.good().waits(1, 20, 1, 1), "fan 1 was at 0 and is at 1");
  }

  @Test
  void an_answer_may_be_as_old_as_the_terms_allow() {
    assertHolds(
        new PositionsNeverRise(),
        new History().joined(1, 0, 9).waits(1, 3, 9, 4).waits(1, 4.5, 9, 5));
  }

  @Test
  void an_admission_out_of_turn_shows() {
    assertBroken(
        new AdmittedInOrder(),
        new History().admitted(2, 5, 2, 4).admitted(1, 9, 1, 8),
        "place 2 was admitted before a lower one");
  }

  @Test
  void who_is_left_behind_shows() {
    assertBroken(
        new AdmittedInOrder(),
        new History().admitted(2, 5, 2, 4).waits(1, 8, 1, 1),
        "place 1 still waits though 2 or a higher one is admitted");
  }

  @Test
  void who_is_seen_waiting_a_moment_later_is_not_left_behind() {
    assertHolds(new AdmittedInOrder(), new History().admitted(2, 5, 2, 4).waits(1, 6.5, 1, 1));
  }

  @Test
  void places_that_are_drawn_go_by_place_and_not_by_number() {
    assertHolds(
        new AdmittedInOrder(),
        new History().drawn(1, 3, 1, 2).admitted(2, 5, 2, 1, 4).drawn(1, 9, 1, 2));
    assertBroken(
        new AdmittedInOrder(),
        new History().drawn(2, 3, 2, 1).admitted(1, 5, 1, 2, 4).drawn(2, 9, 2, 1),
        "place 1 still waits though 2 or a higher one is admitted");
  }

  @Test
  void a_draw_that_follows_the_arrivals_shows() {
    Random random = new Random(5);
    List<Integer> places = new ArrayList<>();
    History byArrival = new History();
    History byDraw = new History();
    for (int number = 1; number <= 40; number++) {
      places.add(number);
      byArrival.gathers(number, 0, number).drawn(number, 5, number, number);
    }
    Collections.shuffle(places, random);
    for (int number = 1; number <= 40; number++) {
      byDraw.gathers(number, 0, number).drawn(number, 5, number, places.get(number - 1));
    }

    assertHolds(new EarlyGainsNothing(), byDraw);
    assertBroken(new EarlyGainsNothing(), byArrival, "6.2 standard deviations from chance");
  }

  @Test
  void a_payment_in_limbo_shows() {
    assertBroken(
        new MoneyEnds(),
        new History().holds(1, 0, "c1", "CLAIMED", "u1").paid(1, 1, "p1", "c1"),
        "claim c1 has no ticket, and the money of 1 payments is kept");
  }

  @Test
  void a_payment_that_is_kept_twice_shows() {
    assertBroken(
        new MoneyEnds(),
        History.good().paid(1, 20, "p9", "c1"),
        "claim c1 has tickets, and the money of 2 payments is kept");
  }

  @Test
  void a_ticket_that_nobody_paid_for_shows() {
    assertBroken(
        new MoneyEnds(),
        History.good().tickets(4, 20, "c4", "Place u4"),
        "claim c4 has tickets, and the money of 0 payments is kept");
    assertThat(
            new MoneyEnds()
                .judge(
                    new History().tickets(4, 20, "c4", "Place u4").seen(),
                    new Terms(2, false, History.TERMS.admissionWindow(), Terms.CONTRACT))
                .holds())
        .as("where tickets cost nothing")
        .isTrue();
  }

  @Test
  void a_sold_ticket_whose_money_went_back_shows() {
    assertBroken(
        new MoneyEnds(),
        History.good().paidBack(1, 20, "p-c1", "c1"),
        "claim c1 has tickets, and the money of 0 payments is kept");
  }

  @Test
  void money_that_went_back_and_a_second_payment_that_did_are_in_order() {
    assertHolds(
        new MoneyEnds(),
        History.good()
            .paid(1, 20, "p9", "c1")
            .paidBack(1, 21, "p9", "c1")
            .paid(4, 20, "p4", "c4")
            .paidBack(4, 21, "p4", "c4"));
  }

  @Test
  void a_bot_that_gets_through_shows() {
    assertBroken(
        new BotsGainNothing(),
        History.good().answered(4, Ask.CLAIM_FORGED, 201, ""),
        "fan 4 got through with CLAIM_FORGED");
  }

  @Test
  void answers_outside_the_contract_show() {
    for (History history :
        List.of(
            new History().answered(1, Ask.JOIN, 500, "INTERNAL"),
            new History().answered(1, Ask.JOIN, 503, "STORE_UNAVAILABLE"),
            new History().answered(1, Ask.JOIN, 0, ""),
            new History().answered(1, Ask.POSITION, 409, "ALREADY_CLAIMED"),
            new History().answered(1, Ask.CLAIM_LATE, 409, "UNITS_TAKEN"))) {
      assertBroken(new WithinContract(), history, " by fan 1 got ");
    }
  }

  @Test
  void to_be_told_to_come_again_is_within_the_contract_and_counted() {
    Verdict verdict =
        new WithinContract()
            .judge(
                History.good()
                    .putOff(1, Ask.JOIN, 503, "STORE_UNAVAILABLE")
                    .putOff(1, Ask.CLAIM_FORGED, 429, "TOO_MANY_REQUESTS")
                    .seen(),
                History.TERMS);
    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.figures()).endsWith("2 of them put fans off");
  }

  @Test
  void of_many_breaches_the_first_are_told_and_all_are_counted() {
    History history = new History();
    for (int i = 0; i < 12; i++) {
      history.answered(i, Ask.SPY, 200, "");
    }
    Verdict verdict = new BotsGainNothing().judge(history.seen(), History.TERMS);
    assertThat(verdict.breaches()).hasSize(5);
    assertThat(verdict.figures()).isEqualTo("12 tricks tried; BROKEN 12 times");
  }

  private static void assertHolds(Promise promise, History history) {
    Verdict verdict = promise.judge(history.seen(), History.TERMS);
    assertThat(verdict.holds()).as(verdict.toString()).isTrue();
  }

  private static void assertBroken(Promise promise, History history, String words) {
    Verdict verdict = promise.judge(history.seen(), History.TERMS);
    assertThat(verdict.holds()).as(verdict.toString()).isFalse();
    assertThat(verdict.breaches()).anySatisfy(breach -> assertThat(breach).contains(words));
  }
}
