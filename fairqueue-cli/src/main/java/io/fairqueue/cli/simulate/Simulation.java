package io.fairqueue.cli.simulate;

import io.fairqueue.cli.crowd.Bystander;
import io.fairqueue.cli.crowd.Crowd;
import io.fairqueue.cli.crowd.client.FrontDoor;
import io.fairqueue.cli.crowd.client.Visitor;
import io.fairqueue.cli.crowd.plan.CrowdPlan;
import io.fairqueue.cli.crowd.setup.Accounts;
import io.fairqueue.cli.crowd.setup.BoxOffice;
import io.fairqueue.cli.health.Proof;
import io.fairqueue.cli.output.Streams;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.witness.Diary;
import io.fairqueue.cli.witness.Terms;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.log.Printable;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Plays a sale from the first account to the report. */
final class Simulation {

  private static final EmailAddress ORGANIZER = new EmailAddress("simulation@fairqueue.example");
  private static final int CALLS_AT_ONCE = 48;

  private final Streams streams;
  private final InstantSource time;
  private final RandomGenerator random;

  @Inject
  Simulation(Streams streams, InstantSource time, RandomGenerator random) {
    this.streams = streams;
    this.time = time;
    this.random = random;
  }

  Report play(Backend backend, URI server, Script script) throws InterruptedException {
    List<URI> servers = List.of(server);
    Accounts accounts = new Accounts(backend, time, random);
    Diary diary = new Diary();
    try (FrontDoor door = new FrontDoor(CALLS_AT_ONCE)) {
      String session = accounts.organizerSession(ORGANIZER, "Simulation");
      BoxOffice office = new BoxOffice(new Visitor(door, servers, session, 0));
      BoxOffice.Sale sale =
          office.open(
              "Simulated %s, %d for %d"
                  .formatted(script.profile(), script.fans(), script.tickets()),
              script.tiers(),
              script.policy(),
              script.lobby(),
              time.instant());
      List<String> sessions = accounts.fans(script.fans());
      tell("%d fans come to %s for %d tickets.".formatted(script.fans(), server, script.tickets()));
      tell("Event %s, policy %s".formatted(sale.event(), script.policy()));
      Rehearsal rehearsal = new Rehearsal(backend.fairQueue().draws(), sale.event(), time);
      if (script.lobby() != null) {
        tell(rehearsal.told());
      }
      CrowdPlan plan =
          new CrowdPlan(
              servers,
              sale.event(),
              sale.offer(),
              script.arrivals(),
              script.looks(),
              script.thinking(),
              script.mix(),
              script.sockets(),
              script.seed());
      Ending ending;
      try (Crowd crowd = new Crowd(plan, door, sessions, diary)) {
        crowd.start();
        ending =
            new Watch(
                    new Bystander(new Visitor(door, servers, null, 0), diary, sale.event()),
                    script,
                    crowd,
                    script.lobby() == null ? () -> {} : rehearsal::look,
                    streams)
                .untilOver();
      }
      Terms terms = new Terms(script.tickets(), true, script.admissionWindow(), Terms.CONTRACT);
      return Report.of(
          sale.event(), script, ending, diary.pages(), terms, Proof.of(backend, sale.event()));
    }
  }

  private void tell(String sentence) {
    streams.err().println(Printable.line(sentence));
  }
}
