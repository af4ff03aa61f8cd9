package io.fairqueue.cli.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.cli.crowd.client.FrontDoor;
import io.fairqueue.cli.crowd.client.StubServer;
import io.fairqueue.cli.crowd.plan.Arrivals;
import io.fairqueue.cli.crowd.plan.CrowdPlan;
import io.fairqueue.cli.crowd.plan.Looks;
import io.fairqueue.cli.crowd.plan.Mix;
import io.fairqueue.cli.crowd.plan.Offer;
import io.fairqueue.cli.witness.Diary;
import io.fairqueue.domain.EventId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrowdTest {

  private static final EventId EVENT = new EventId(UUID.randomUUID());
  private static final long SEED = 7;
  private static final URI NOBODY = URI.create("http://localhost:1");

  private StubServer server;

  @BeforeEach
  void open() throws IOException {
    server = new StubServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void everybody_who_means_to_buys() {
    CrowdTally tally = play(plan(List.of(server.url()), 0, 0, 0), 5);
    assertThat(tally).isEqualTo(new CrowdTally(5, 0, 5, 0, 5, 0, 0, 5, 0, 0));
  }

  @Test
  void who_fails_to_pay_pays_again_in_another_attempt_or_gives_up() {
    CrowdTally tally = play(plan(List.of(server.url()), 0, 0, 100), 5);
    assertThat(tally).isEqualTo(new CrowdTally(5, 0, 5, 0, 5, 2, 5, 3, 0, 0));
    assertThat(server.outcomes()).containsOnlyOnce("failed", "success").hasSize(2);
  }

  @Test
  void no_shows_never_claim_and_lapsers_never_pay() {
    CrowdTally noShows = play(plan(List.of(server.url()), 100, 0, 0), 20);
    // The others of them closed the page after joining, and saw nothing.
    assertThat(noShows.admitted()).isBetween(1L, 19L);
    assertThat(noShows).isEqualTo(new CrowdTally(20, 0, noShows.admitted(), 20, 0, 0, 0, 0, 0, 0));
    assertThat(play(plan(List.of(server.url()), 0, 100, 0), 5))
        .isEqualTo(new CrowdTally(5, 0, 5, 0, 5, 5, 0, 0, 0, 0));
  }

  @Test
  void asks_again_while_a_server_is_in_trouble() {
    server.failNext(3);
    CrowdTally tally = play(plan(List.of(server.url()), 0, 0, 0), 1);
    assertThat(tally.bought()).isEqualTo(1);
    assertThat(tally.troubles()).isEqualTo(3);
  }

  @Test
  void goes_to_the_next_server_when_one_is_gone() {
    CrowdTally tally = play(plan(List.of(NOBODY, server.url()), 0, 0, 0), 4);
    assertThat(tally.bought()).isEqualTo(4);
  }

  @Test
  void who_is_let_into_no_socket_polls() {
    CrowdTally tally = play(plan(List.of(server.url()), 100, 0, 0, 0), 5);
    assertThat(tally).isEqualTo(new CrowdTally(5, 5, 5, 0, 5, 0, 0, 5, 0, 0));
  }

  @Test
  void goes_home_when_told_while_it_waits() {
    server.admitNobody();
    CrowdPlan plan = plan(List.of(server.url()), 0, 0, 0);
    try (FrontDoor door = new FrontDoor(4)) {
      Crowd crowd = new Crowd(plan, door, List.of("a", "b"), new Diary());
      crowd.start();
      await().until(() -> crowd.tally().joined() == 2);
      crowd.close();
      assertThat(crowd.present()).isZero();
    }
  }

  private static CrowdTally play(CrowdPlan plan, int fans) {
    List<String> sessions = IntStream.range(0, fans).mapToObj(i -> "fan" + i).toList();
    try (FrontDoor door = new FrontDoor(4);
        Crowd crowd = new Crowd(plan, door, sessions, new Diary())) {
      crowd.start();
      await().atMost(Duration.ofSeconds(30)).until(() -> crowd.present() == 0);
      return crowd.tally();
    }
  }

  private static CrowdPlan plan(List<URI> servers, int noShows, int lapses, int failures) {
    return plan(servers, 0, noShows, lapses, failures);
  }

  private static CrowdPlan plan(
      List<URI> servers, int sockets, int noShows, int lapses, int failures) {
    return new CrowdPlan(
        servers,
        EVENT,
        Offer.general(10),
        Arrivals.within(Duration.ofMillis(10)),
        Looks.LIVELY,
        Duration.ofMillis(10),
        new Mix(0, noShows, lapses, failures),
        sockets,
        SEED);
  }
}
