package io.fairqueue.postgres.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.message.Message;
import io.fairqueue.port.LineListener;
import io.fairqueue.postgres.NodeProcess;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.message.DyingNode.Death;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.server.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that is killed between a fact and its message: none is lost. */
@Tag("H1")
@Tag("H6")
@Tag("H11")
@Tag("N45")
@Tag("N46")
class KilledMessagesIT {

  @ParameterizedTest
  @EnumSource(Death.class)
  void whatWasHeldIsToldWhereverTheNodeDies(Death death) throws IOException {
    String url = TestPostgres.freshDatabaseUrl();
    try (var pool = PostgresDataSources.pool(new PostgresConfig(url, null, null, 4))) {
      PostgresMigrations.migrate(pool);
      List<String> printed = output(url, death);
      List<String> held = those(printed, "held ");
      List<String> before = those(printed, "heard ");
      assertThat(held).hasSize(DyingNode.HOLDS);
      if (death == Death.SENT) {
        assertThat(before).hasSizeBetween(DyingNode.HOLDS - 2, DyingNode.HOLDS);
      } else {
        assertThat(before).isEmpty();
      }

      List<Message> after = Collections.synchronizedList(new ArrayList<>());
      try (var stores = new PostgresStores(pool, LineListener.none())) {
        assertThat(
                stores
                    .claims()
                    .findAll(held.stream().map(UUID::fromString).map(ClaimId::new).toList()))
            .hasSize(DyingNode.HOLDS)
            .allMatch(Claim.Claimed.class::isInstance);
        ManualTime time = new ManualTime(Fixtures.START.plus(Duration.ofMinutes(5)));
        FairQueue node = DyingNode.node(stores, time, after::add);
        node.ticks().run();
        // What was taken and never settled is tried again after a first wait.
        time.advance(Duration.ofSeconds(7));
        node.ticks().run();
        node.ticks().run();
      }

      // Of those heard before it died it may have noted some: these aren't told again, others are,
      // under the same ids.
      List<String> again = after.stream().map(DyingNode::of).toList();
      Set<String> all = new HashSet<>(before);
      all.addAll(again);
      assertThat(all)
          .extracting(told -> told.substring(0, told.indexOf(' ')))
          .containsExactlyInAnyOrderElementsOf(held);
      assertThat(again).doesNotHaveDuplicates();
    }
  }

  private static List<String> output(String url, Death death) throws IOException {
    Process process = NodeProcess.command(DyingNode.class, url, death.name()).start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      assertThat(process.onExit().join().exitValue()).as(String.join("\n", lines)).isEqualTo(137);
      return lines;
    }
  }

  private static List<String> those(List<String> told, String what) {
    return told.stream()
        .filter(line -> line.startsWith(what))
        .map(line -> line.substring(what.length()))
        .toList();
  }
}
