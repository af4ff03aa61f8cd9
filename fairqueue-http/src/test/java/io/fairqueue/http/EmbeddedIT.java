package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.http.driver.TestServer;
import io.fairqueue.http.store.ServerFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with stores of its own. */
final class EmbeddedIT {

  private static final String LOGIN = "/api/v1/auth/customer/login";
  private static final Map<String, String> FAN =
      Map.of("email", "ada@fans.example", "password", "correct horse battery");

  @TempDir private Path data;

  @Test
  @Tag("N63")
  @Tag("I2")
  void the_next_start_ends_what_a_killed_server_left_and_knows_what_it_knew() {
    var settings = Map.of("FAIRQUEUE_DATA", data.toString());
    ServerFile left;
    try (ServerProcess killed = ServerProcess.start(settings)) {
      killed
          .api()
          .post(
              "/api/v1/auth/customer/register",
              Map.of(
                  "name", "Ada",
                  "email", FAN.get("email"),
                  "password", FAN.get("password")))
          .expect(201);
      killed.kill();
      left = ServerFile.read(data).orElseThrow();
      assertThat(left.pid()).isEqualTo(killed.pid());
      assertThat(List.of(left.postgresPid(), left.redisPid())).allMatch(EmbeddedIT::runs);
    }

    try (ServerProcess next = ServerProcess.start(settings)) {
      assertThat(List.of(left.postgresPid(), left.redisPid())).noneMatch(EmbeddedIT::runs);
      next.api().post(LOGIN, FAN).expect(200);
      next.api().get("/health").expect(200);
      ServerFile now = ServerFile.read(data).orElseThrow();
      assertThat(now.pid()).isEqualTo(next.pid());
      assertThat(now.url()).isEqualTo(next.api().base().toString());
      assertThat(storesOnDisk()).containsExactlyInAnyOrder(now.postgresPid(), now.redisPid());
    }
    assertThat(ServerFile.read(data)).isEmpty();
    assertThat(storesOnDisk()).isEmpty();
  }

  @Test
  void two_servers_do_not_share_a_directory() {
    try (TestServer first = TestServer.embedded(data, Map.of())) {
      assertThatThrownBy(() -> TestServer.embedded(data, Map.of()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("another FairQueue server already runs on the data directory")
          .hasMessageContaining(first.url().toString());
      assertThatThrownBy(() -> ServerProcess.start(Map.of("FAIRQUEUE_DATA", data.toString())))
          .hasMessageContaining("another FairQueue server already runs on the data directory");
      first.api().get("/health").expect(200);
    }
    try (TestServer again = TestServer.embedded(data, Map.of())) {
      again.api().get("/health").expect(200);
    }
  }

  /** Processes that were started from this directory's programs, without their children. */
  private List<Long> storesOnDisk() {
    return ProcessHandle.allProcesses()
        .filter(process -> isStore(process))
        .filter(process -> process.parent().filter(this::isStore).isEmpty())
        .map(ProcessHandle::pid)
        .toList();
  }

  private boolean isStore(ProcessHandle process) {
    return process.info().command().filter(c -> c.startsWith(data.toString())).isPresent();
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
