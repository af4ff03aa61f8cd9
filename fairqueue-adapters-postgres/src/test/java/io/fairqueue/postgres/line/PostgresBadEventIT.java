package io.fairqueue.postgres.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An event at which the database refuses whatever a tick wants of it. */
@Tag("I3")
final class PostgresBadEventIT {

  private final TestDatabase database = new TestDatabase();
  private final Fixtures given = new Fixtures(database.stores());
  private final ManualTime time = new ManualTime();
  private final List<String> failures = new ArrayList<>();
  private final FairQueue fairQueue =
      FairQueue.builder()
          .stores(database.stores())
          .time(time)
          .onFailure((task, failure) -> failures.add(task))
          .build();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void oneBadEventIsToldAndStopsNoOtherBeforeOrBehindIt() {
    Map<EventId, CustomerId> waiting = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      EventId event = given.onSale(1).id();
      CustomerId fan = given.customer();
      given.join(event, fan, time.instant());
      waiting.put(event, fan);
    }
    EventId bad = List.copyOf(waiting.keySet()).get(2);
    Jdbi sql = Jdbi.create(database.pool());
    sql.useHandle(
        handle -> {
          handle.execute(
              """
              create function break_event() returns trigger language plpgsql as $$
              begin
                raise 'this event is broken';
              end $$
              """);
          handle.execute(
              "create trigger break_event before insert on admissions for each row"
                  + " when (new.event_id = '%s') execute function break_event()"
                      .formatted(bad.value()));
        });

    fairQueue.ticks().admissions();

    waiting.forEach(
        (event, fan) -> assertThat(isIn(event, fan)).as("%s", event).isEqualTo(!event.equals(bad)));
    assertThat(failures).containsExactly("admission");

    sql.useHandle(handle -> handle.execute("drop trigger break_event on admissions"));
    fairQueue.ticks().admissions();

    assertThat(isIn(bad, waiting.getOrDefault(bad, given.customer()))).isTrue();
  }

  private boolean isIn(EventId event, CustomerId fan) {
    return fairQueue.line().position(event, fan).orElseThrow().entry()
        instanceof QueueEntry.Admitted;
  }
}
