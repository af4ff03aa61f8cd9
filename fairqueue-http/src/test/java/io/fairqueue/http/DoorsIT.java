package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.RawHttp;
import io.fairqueue.http.driver.TestServer;
import io.fairqueue.http.process.ServerFile;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers only this machine, and what stands open. */
@Tag("I15")
@Tag("I27")
final class DoorsIT {

  private static final String MAILBOX = "/dev/mailbox";
  private static final String CHECKOUT = "/sandbox/checkout/any";

  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 127.0.0.1",
        "x-forwarded-for: 127.0.0.1",
        "X-Forwarded-Host: localhost",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Port: 443",
        "X-Forwarded: for=127.0.0.1",
        "Forwarded: for=127.0.0.1",
        "X-Real-IP: 127.0.0.1",
        "Via: 1.1 proxy",
        "True-Client-IP: 127.0.0.1",
        "CF-Connecting-IP: 127.0.0.1",
        "CF-Ray: 1",
        "Fly-Client-IP: 127.0.0.1",
        "X-Client-IP: 127.0.0.1",
        "X-Original-URL: /dev/mailbox",
      })
  void what_a_proxy_passed_on_finds_no_mailbox_and_no_checkout(String header) throws IOException {
    for (String path : List.of(MAILBOX, CHECKOUT)) {
      assertThat(status(path, "Host: localhost\r\n" + header)).as(path).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: localhost.evil.example",
        "Host: localhost\r\nHost: evil.example",
        "Host: evil.example\r\nHost: localhost",
        "Host: 192.0.2.1",
        "Host: ",
        "Accept: */*",
      })
  void a_request_by_another_name_finds_no_mailbox_and_no_checkout(String headers)
      throws IOException {
    for (String path : List.of(MAILBOX, CHECKOUT)) {
      assertThat(status(path, headers)).as(path).isIn(400, 404);
      assertThat(status("http://localhost" + path, headers)).as(path).isIn(400, 404);
    }
  }

  /** As nginx passes on what it was not told to pass on otherwise. */
  @Test
  void what_a_proxy_passed_on_without_a_word_finds_no_mailbox() throws IOException {
    for (String path : List.of(MAILBOX, CHECKOUT)) {
      try (RawHttp connection = RawHttp.open(server().url())) {
        connection.send(
            "GET %s HTTP/1.0\r\nHost: 127.0.0.1:8080\r\nConnection: close\r\n\r\n".formatted(path));
        assertThat(connection.answer()).as(path).startsWith("HTTP/1.").contains(" 404 ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "LOCALHOST", "127.0.0.2"})
  void this_machine_finds_them_by_each_of_its_names(String host) throws IOException {
    for (String port : List.of("", ":1", ":" + server().url().getPort())) {
      assertThat(status(MAILBOX, "Host: " + host + port)).isEqualTo(200);
      assertThat(body(CHECKOUT, "Host: " + host + port)).contains("PAYMENT_NOT_FOUND");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/dev/mailbox",
        "//dev/mailbox",
        "/dev//mailbox",
        "/dev/mailbox/",
        "/%64ev/mailbox",
        "/dev/mailbox;x=1",
        "/x/../dev/mailbox",
        "/DEV/mailbox",
        "/dev%2Fmailbox",
        "/./dev/mailbox",
      })
  void no_spelling_of_the_path_goes_around_the_door(String target) throws IOException {
    assertThat(status(target, "Host: evil.example")).isIn(400, 404);
    assertThat(status(target, "Host: localhost\r\nVia: 1.1 proxy")).isIn(400, 404);
  }

  @Test
  void metrics_are_at_the_management_address_and_no_more_where_fans_come() {
    TestServer server = server();

    server.api().get("/metrics").expectProblem(404, "NOT_FOUND");
    Answer metrics = server.management().get("/metrics").expect(200);
    assertThat(metrics.body()).contains("jvm_memory_used_bytes");
    assertThat(metrics.header("Content-Type")).startsWith("text/plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
  void health_is_told_at_both(String path) {
    TestServer server = server();

    assertThat(server.management().get(path).expect(200).json())
        .isEqualTo(server.api().get(path).expect(200).json());
  }

  @Test
  void the_management_address_refuses_what_it_does_not_know() throws IOException {
    URI management = server().management().base();

    server().management().get("/nowhere").expectProblem(404, "NOT_FOUND");
    server().management().get("/api/v1/events").expectProblem(404, "NOT_FOUND");
    server().management().post("/metrics").expectProblem(405, "METHOD_NOT_ALLOWED");
    for (String host : List.of("Host: evil.example", "Accept: */*", "Host: a\r\nHost: localhost")) {
      assertThat(status(management, "/metrics", host)).as(host).isEqualTo(403);
    }
    assertThat(status(management, "http://evil.example/metrics", "Host: localhost")).isEqualTo(403);
    assertThat(status(management, "http://localhost/metrics", "Host: localhost")).isEqualTo(200);
  }

  /** Somebody who holds all its connections is sent away in the end, and nobody more is let in. */
  @Test
  void the_management_address_is_bounded() throws IOException {
    URI management = server().management().base();
    var open = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket silent = new Socket(management.getHost(), management.getPort());
        silent.setSoTimeout(20_000);
        open.add(silent);
      }
      assertThat(open.getLast().getInputStream().read()).isEqualTo(-1);
      assertThat(open.getFirst().getInputStream().read()).isEqualTo(-1);
    } finally {
      for (Socket each : open) {
        each.close();
      }
    }
    server().management().get("/metrics").expect(200);
  }

  @Test
  void stores_to_try_things_with_are_served_to_this_machine_only() throws IOException {
    URI url = server().url();
    assertThat(url.getHost()).isEqualTo("localhost");
    for (InetAddress outside : outsideAddresses()) {
      assertThatThrownBy(() -> new Socket(outside, url.getPort()).close())
          .as("%s", outside)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void an_opened_server_is_reached_from_outside_and_its_mailbox_is_not() throws IOException {
    try (TestServer open = TestServer.embedded(data, Map.of("FAIRQUEUE_HOST", "*"))) {
      assertThat(ServerFile.read(data).orElseThrow().management())
          .isEqualTo(open.management().base().toString());
      open.management().get("/metrics").expect(200);
      open.api().get(MAILBOX).expect(200);
      for (InetAddress outside : outsideAddresses()) {
        URI there =
            URI.create("http://%s:%d".formatted(outside.getHostAddress(), open.url().getPort()));
        assertThat(status(there, "/health", "Host: localhost")).isEqualTo(200);
        assertThat(status(there, MAILBOX, "Host: localhost")).isEqualTo(404);
        assertThat(status(there, CHECKOUT, "Host: localhost")).isEqualTo(404);
      }
    }
  }

  @Test
  @Tag("I9")
  void a_management_address_that_is_taken_ends_the_start_with_a_plain_sentence()
      throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      assertThatThrownBy(() -> server().sibling(Map.of("FAIRQUEUE_MANAGEMENT", address)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "the management address %s can't be listened on: is another server there?", address);
    }
  }

  @Test
  void proxies_that_nobody_named_are_told_of_once() {
    var quiet = Map.of("FAIRQUEUE_TRUSTED_PROXIES", "127.0.0.0/8");
    String unknown = "fairqueue_proxies_unknown";
    try (ServerProcess server = ServerProcess.start(Map.of("FAIRQUEUE_DATA", data.toString()))) {
      for (int i = 0; i < 3; i++) {
        var request = server.api().request("/api/v1/events").header("X-Forwarded-For", "192.0.2.1");
        server.api().send(request.GET()).expect(200);
      }
      assertThat(server.log().lines().filter(line -> line.contains("FAIRQUEUE_TRUSTED_PROXIES")))
          .hasSize(1);
    }
    try (TestServer server = server().sibling(Map.of())) {
      server.api().get("/api/v1/events").expect(200);
      assertThat(server.metric(unknown)).isZero();
      server
          .api()
          .send(server.api().request("/api/v1/events").header("Forwarded", "for=192.0.2.1").GET())
          .expect(200);
      assertThat(server.metric(unknown)).isEqualTo(1);
    }
    try (TestServer server = server().sibling(quiet)) {
      server
          .api()
          .send(server.api().request("/api/v1/events").header("X-Forwarded-For", "192.0.2.1").GET())
          .expect(200);
      assertThat(server.metric(unknown)).isZero();
    }
  }

  private static TestServer server() {
    return TestServer.shared();
  }

  private static int status(String target, String headers) throws IOException {
    return status(server().url(), target, headers);
  }

  private static int status(URI server, String target, String headers) throws IOException {
    return Integer.parseInt(ask(server, target, headers).split(" ", 3)[1]);
  }

  private static String body(String target, String headers) throws IOException {
    return ask(server().url(), target, headers);
  }

  private static String ask(URI server, String target, String headers) throws IOException {
    try (RawHttp connection = RawHttp.open(server)) {
      connection.send("GET %s HTTP/1.1\r\n%s\r\n\r\n".formatted(target, headers));
      return connection.answer();
    }
  }

  /** The addresses by which others reach this machine; none where there is no network. */
  private static List<InetAddress> outsideAddresses() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .toList();
  }
}
