package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.fairqueue.http.driver.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A test of the tests: nothing that fails behind the shared server's back goes unseen. */
@Tag("N6")
final class SharedServerIT {

  private static final String FAILED = "fairqueue_background_failures_total{task=\"keys\"}";

  @Test
  void a_failure_in_the_background_fails_the_test_that_was_running() {
    SummaryGeneratingListener heard = new SummaryGeneratingListener();

    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Disturbing.class))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build(),
            heard);
    TestServer.shared().forgive("signing_keys");

    assertThat(heard.getSummary().getTestsStartedCount()).isOne();
    assertThat(heard.getSummary().getFailures())
        .isNotEmpty()
        .allSatisfy(
            failure ->
                assertThat(failure.getException())
                    .hasMessageContaining("failures in the background")
                    .hasMessageContaining("signing_keys"));
  }

  /** Passes, if nobody looks behind the server. Run by the test above only. */
  static final class Disturbing {

    @Test
    void a_table_is_away_for_a_moment() {
      TestServer server = TestServer.shared();
      double before = server.metric(FAILED);
      server.sql("alter table all_signing_keys rename to signing_keys_away");
      try {
        await().until(() -> server.metric(FAILED) > before);
      } finally {
        server.sql("alter table signing_keys_away rename to all_signing_keys");
      }
    }
  }
}
