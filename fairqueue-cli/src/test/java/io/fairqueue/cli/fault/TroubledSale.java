package io.fairqueue.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.cli.OperatorsSuite;
import io.fairqueue.cli.Run;
import io.fairqueue.cli.crowd.Bystander;
import io.fairqueue.cli.crowd.Crowd;
import io.fairqueue.cli.crowd.client.FrontDoor;
import io.fairqueue.cli.crowd.client.Visitor;
import io.fairqueue.cli.crowd.plan.Arrivals;
import io.fairqueue.cli.crowd.plan.CrowdPlan;
import io.fairqueue.cli.crowd.plan.Looks;
import io.fairqueue.cli.crowd.plan.Mix;
import io.fairqueue.cli.crowd.setup.Accounts;
import io.fairqueue.cli.crowd.setup.BoxOffice;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.witness.Diary;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.cli.witness.Verdict;
import io.fairqueue.cli.witness.promise.Promises;
import io.fairqueue.domain.EmailAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A sale at a site in trouble: a crowd that pays, judged in the end by what fans saw, by what is
 * stored, and by the bank's books.
 */
final class TroubledSale implements AutoCloseable {

  private static final EmailAddress ORGANIZER = new EmailAddress("ann@example.org");
  private static final Duration WINDOW = Duration.ofSeconds(20);
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  /** The last holds may lapse, and so may those of whoever is next, a minute each. */
  private static final Duration REST = Duration.ofMinutes(4);

  private static final int CALLS_AT_ONCE = 32;

  /** More than are sold before it ends, however slow the machine: then nobody sells out. */
  private static final int TICKETS = 1_200;

  private static final int FANS = 1_500;
  private static final int PER_MINUTE = 120;
  private static final int PRICE = 4_500;

  private final Site site;
  private final Map<String, String> stores;
  private final Backend backend;
  private final FrontDoor door = new FrontDoor(CALLS_AT_ONCE);
  private final Diary diary = new Diary();
  private final BoxOffice.Sale sale;
  private final Crowd crowd;
  private final Bystander bystander;

  /** Opens it; fans begin to come. */
  TroubledSale(Site site) throws InterruptedException {
    this.site = site;
    this.stores = Map.of("FAIRQUEUE_POSTGRES_URL", site.postgres.url());
    this.backend = OperatorsSuite.backend(stores);
    Accounts accounts = new Accounts(backend, InstantSource.system(), new SecureRandom());
    String session = accounts.organizerSession(ORGANIZER, "Ann");
    sale =
        new BoxOffice(new Visitor(door, site.servers(), session, 0))
            .open(
                "Night",
                List.of(new BoxOffice.Tier("Standing", false, TICKETS, PRICE)),
                Map.of(
                    "admissions_per_minute",
                    PER_MINUTE,
                    "admission_window_seconds",
                    WINDOW.toSeconds(),
                    "claim_ttl_seconds",
                    60),
                Instant.now());
    crowd =
        new Crowd(
            new CrowdPlan(
                site.servers(),
                sale.event(),
                sale.offer(),
                Arrivals.within(Duration.ofSeconds(3)),
                Looks.LIVELY,
                Duration.ofMillis(400),
                new Mix(0, 4, 4, 8),
                40,
                7),
            door,
            accounts.fans(FANS),
            diary);
    bystander = new Bystander(new Visitor(door, site.servers(), null, 0), diary, sale.event());
    crowd.start();
  }

  /** A fault comes, lasts, and goes; then the sale goes on by itself. */
  void suffer(Fault fault, Duration lasting) throws Exception {
    meet(
        fault.toString(),
        any -> {
          fault.strike(any);
          TimeUnit.MILLISECONDS.sleep(lasting.toMillis());
          fault.pass(any);
        });
  }

  /** Something is done to the site while fans buy; then the sale goes on by itself. */
  void meet(String what, Fault.Act act) throws Exception {
    long before = bought();
    await().atMost(RECOVERY).until(() -> bought() > before + 2);
    assertThat(crowd.present()).as("a crowd at %s", what).isPositive();
    act.on(site);
    long then = bought();
    await().alias("sales go on after " + what).atMost(RECOVERY).until(() -> bought() > then + 2);
  }

  /** No more tickets than somebody holds or has by now; then the judgement. */
  void end() throws InterruptedException {
    await().alias("the last tickets").atMost(RECOVERY).until(this::closeStock);
    await()
        .alias("the end of the sale")
        .atMost(REST)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> crowd.outside() == 0 && crowd.shopping() == 0 && look().isSoldOut());
    int tickets = Math.toIntExact(look().sold());
    List<Seen> seen = diary.pages();
    Acknowledged acknowledged = new Acknowledged(site.postgres.url(), sale.event());
    assertThat(acknowledged.broken(seen)).as("told, and not so any more").isEmpty();
    assertThat(bought()).isEqualTo(tickets);
    await()
        .alias("the bank keeps what was sold")
        .atMost(RECOVERY)
        .untilAsserted(() -> assertThat(site.bank.kept()).isEqualTo(acknowledged.paidReferences()));
    assertThat(site.bank.kept()).hasSize(tickets);
    assertThat(site.bank.overdrawn()).isEmpty();
    assertThat(site.bank.believed()).isEmpty();
    assertThat(verdicts(seen, tickets))
        .allSatisfy(verdict -> assertThat(verdict.breaches()).isEmpty());
    Run check = Run.of(stores, "", "check", sale.event().toString());
    assertThat(check.code()).as(check.toString()).isZero();
  }

  @Override
  public void close() {
    try (backend;
        door;
        crowd) {
      // In this order: the last first.
    }
  }

  /** All promises, over what was answered: nobody answers for a server that is not there. */
  private List<Verdict> verdicts(List<Seen> seen, int tickets) {
    return Promises.judge(
        seen.stream().filter(each -> each.status() != 0).toList(),
        new Terms(tickets, true, WINDOW, Terms.CONTRACT));
  }

  private long bought() {
    return crowd.tally().bought();
  }

  /** Whether it was done: by then somebody may hold one more. */
  private boolean closeStock() throws InterruptedException {
    Bystander.View now = look();
    String left = Long.toString(now.held() + now.sold());
    String event = sale.event().toString();
    return Run.of(stores, "", "event", "update", event, "--tickets", left).code() == 0;
  }

  private Bystander.View look() throws InterruptedException {
    return bystander.look().orElseThrow(() -> new AssertionError("nobody answers"));
  }
}
