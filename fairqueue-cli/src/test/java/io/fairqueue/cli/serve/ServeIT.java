package io.fairqueue.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.cli.Run;
import io.fairqueue.http.process.ServerFile;
import io.fairqueue.tck.server.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {

  private static final Duration BUDGET = Duration.ofSeconds(20);

  @TempDir Path files;

  @Test
  @Tag("I11")
  void a_signal_ends_the_server_and_its_stores_in_good_order() throws Exception {
    try (ServerProcess server = ServerProcess.start(files, "--port", "0", "--data", data())) {
      URI address = server.awaitReady();
      assertThat(health(address)).isEqualTo(200);
      assertThat(Run.of("health", "--url", address.toString()).code()).isZero();
      ServerFile stores = ServerFile.read(Path.of(data())).orElseThrow();

      server.terminate();

      assertThat(server.awaitExit(BUDGET)).isZero();
      Run afterwards = Run.of("health", "--url", address.toString());
      assertThat(afterwards.code()).isEqualTo(3);
      assertThat(afterwards.err()).contains(address + " does not answer.");
      // The operating system takes a moment to bury what has ended.
      await().until(() -> !isAlive(stores.postgresPid()) && !isAlive(stores.redisPid()));
      assertThat(ServerFile.read(Path.of(data()))).isEmpty();
    }
  }

  @Test
  @Tag("I11")
  void a_signal_while_the_server_starts_ends_it_and_its_stores_in_good_order() throws Exception {
    try (ServerProcess server = ServerProcess.start(files, "--port", "0", "--data", data())) {
      await()
          .atMost(BUDGET.multipliedBy(3))
          .until(() -> ServerFile.read(Path.of(data())).isPresent());
      ServerFile stores = ServerFile.read(Path.of(data())).orElseThrow();

      server.terminate();

      assertThat(server.awaitExit(BUDGET)).isZero();
      await().until(() -> !isAlive(stores.postgresPid()) && !isAlive(stores.redisPid()));
      assertThat(ServerFile.read(Path.of(data()))).isEmpty();
      assertThat(complaints(server)).isEmpty();
    }
  }

  @Test
  @Tag("I11")
  void a_signal_while_the_server_waits_for_its_database_ends_it() throws Exception {
    try (ServerSocket silent = new ServerSocket(0);
        ServerProcess server =
            ServerProcess.start(
                files,
                "--port",
                "0",
                "--postgres-url",
                "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/none")) {
      silent.accept().close();

      server.terminate();

      assertThat(server.awaitExit(BUDGET)).isZero();
      assertThat(complaints(server)).isEmpty();
    }
  }

  @Test
  @Tag("N63")
  void a_start_after_a_kill_finds_one_of_each_store_and_the_same_facts() throws Exception {
    ServerFile killed;
    try (ServerProcess server = ServerProcess.start(files, "--port", "0", "--data", data())) {
      server.awaitReady();
      killed = ServerFile.read(Path.of(data())).orElseThrow();
      assertThat(createOrganizer().code()).isZero();
      server.kill();
    }
    try (ServerProcess server = ServerProcess.start(files, "--port", "0", "--data", data())) {
      assertThat(health(server.awaitReady())).isEqualTo(200);
      ServerFile now = ServerFile.read(Path.of(data())).orElseThrow();

      assertThat(isAlive(killed.postgresPid()) ? killed.postgresPid() : now.postgresPid())
          .isEqualTo(now.postgresPid());
      assertThat(isAlive(killed.redisPid()) ? killed.redisPid() : now.redisPid())
          .isEqualTo(now.redisPid());
      assertThat(isAlive(now.postgresPid())).isTrue();
      assertThat(isAlive(now.redisPid())).isTrue();
      assertThat(Run.of("organizer", "list", "-o", "json", "--data", data()).json())
          .singleElement()
          .matches(organizer -> organizer.path("email").asText().equals("ann@example.org"));
      assertThat(createOrganizer().code()).isEqualTo(1);
    }
  }

  @Test
  void a_second_server_on_the_same_directory_is_told_so() throws Exception {
    try (ServerProcess first = ServerProcess.start(files, "--port", "0", "--data", data())) {
      first.awaitReady();
      Run second = Run.of("serve", "--port", "0", "--data", data());
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.err()).contains("already runs", data()).doesNotContain("Exception");
    }
  }

  @Test
  @Tag("I9")
  @Tag("I20")
  void what_a_server_lacks_is_told_at_its_start_a_line_each() throws Exception {
    try (ServerProcess server =
        ServerProcess.startWithLog(
            files,
            "--port",
            "0",
            "--postgres-url",
            TestPostgres.freshDatabaseUrl(),
            "--redis-url",
            "redis://localhost:1")) {
      server.awaitReady();

      for (String line :
          new String[] {
            "mail: there is no mail server, so nobody gets one-time codes",
            "gateway: there is none, so only free tickets are sold; set FAIRQUEUE_PAYSTACK",
            "key secret: there is none, so who can read the database",
            "redis: it does not answer (",
          }) {
        await().until(() -> server.errors().lines().filter(l -> l.contains(line)).count() == 1);
      }
    }
  }

  @Test
  void the_first_start_says_that_it_unpacks_and_the_next_one_does_not() throws Exception {
    for (boolean first : new boolean[] {true, false}) {
      try (ServerProcess server = ServerProcess.start(files, "--port", "0", "--data", data())) {
        server.awaitReady();
        assertThat(server.errors().contains("Unpacking PostgreSQL and Redis to " + data()))
            .isEqualTo(first);
      }
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      Run run = Run.of("serve", "--port", port, "--data", data());
      assertThat(run.code()).isEqualTo(2);
      assertThat(lastLine(run.err()))
          .isEqualTo(
              "port %s can't be listened on at 127.0.0.1: is another server there?"
                  .formatted(port));
      assertThat(Path.of(data())).doesNotExist();
    }
  }

  @Test
  @Tag("I10")
  void stores_that_never_come_end_the_start_with_3() {
    Run run =
        Run.of(
            Map.of("FAIRQUEUE_START_TIMEOUT", "2s"),
            "",
            "serve",
            "--port",
            "0",
            "--postgres-url",
            "jdbc:postgresql://localhost:1/none");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("PostgreSQL is unavailable").doesNotContain("Exception");
  }

  @Test
  @Tag("N28")
  void a_stale_age_that_rescues_no_sale_ends_the_start_with_a_plain_sentence() {
    Run run =
        Run.of(
            Map.of("FAIRQUEUE_STALE_PAYMENT_AGE", "10m"),
            "",
            "serve",
            "--port",
            "0",
            "--data",
            data());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().strip())
        .isEqualTo(
            "FAIRQUEUE_STALE_PAYMENT_AGE is 600 s, and by default a hold lasts 600 s: set less, or"
                + " silent payments are asked about when their holds are over");
    assertThat(Path.of(data())).doesNotExist();
  }

  private Run createOrganizer() {
    return Run.of(
        Map.of(),
        "a good password\n",
        "organizer",
        "create",
        "--email",
        "ann@example.org",
        "--name",
        "Ann",
        "--password-stdin",
        "--data",
        data());
  }

  /** What went wrong, without the remarks that the Java runtime makes on libraries. */
  private static Stream<String> complaints(ServerProcess server) {
    return server
        .errors()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("WARNING: "))
        .filter(line -> !line.startsWith("Unpacking "));
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (before, line) -> line);
  }

  private String data() {
    return files.resolve("data").toString();
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static int health(URI server) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(server.resolve("/health")).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
