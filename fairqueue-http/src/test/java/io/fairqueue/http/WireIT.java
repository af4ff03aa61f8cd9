package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.driver.Fan;
import io.fairqueue.http.driver.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What could be read in two ways is refused, whoever would have answered it; nothing follows it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("N18")
final class WireIT {

  private static final String REGISTER = "/api/v1/auth/customer/register";
  private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

  private TestServer server;
  private Fan fan;
  private String event;

  @BeforeAll
  void start() {
    server = TestServer.shared();
    event = server.crowded();
    fan = server.newFan();
    fan.join(event).expect(201);
    fan.position(event).expect(200);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
            "", // no host
            "Host: a\r\nHost: a",
            "Host: a\r\nhost: b",
            "Host:",
            "Host: a b",
            "Host: a/b",
            "Host: user@a",
            "Host: a:b",
            "Host: [::1",
            "Host: a\r\nX: b\r\n c",
            "Host: a\r\nX: b\r\n\tc",
            "Host: a\r\n Host: b",
            "Host: a\nX: b",
            "Host: a\r\nX: b\rc",
            "Host: a\r\nX: b\0c",
            "Host: a\r\nX: b\001c",
            "Host: a\r\nX : b",
            "Host : a",
            "Host: a\r\nX Y: b",
            "Host: a\r\nX",
            "Host: a\r\n: b",
            "Host: a\r\nTransfer-Encoding: gzip",
            "Host: a\r\nTransfer-Encoding: gzip, chunked",
            "Host: a\r\nTransfer-Encoding: chunked, gzip",
            "Host: a\r\nTransfer-Encoding: chunked, chunked",
            "Host: a\r\nTransfer-Encoding: chunked;q=1",
            "Host: a\r\nTransfer-Encoding: xchunked",
            "Host: a\r\nTransfer-Encoding: identity",
            "Host: a\r\nTransfer-Encoding:",
            "Host: a\r\nTransfer-Encoding: \u000bchunked",
            "Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
            "Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5",
            "Host: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
            "Host: a\r\nContent-Length: 0\r\nContent-Length: 5",
            "Host: a\r\nContent-Length: 5\r\nContent-Length: 5",
            "Host: a\r\nContent-Length: 5, 5",
            "Host: a\r\nContent-Length: +5",
            "Host: a\r\nContent-Length: -5",
            "Host: a\r\nContent-Length: 0x5",
            "Host: a\r\nContent-Length: 5 5",
            "Host: a\r\nContent-Length:",
            "Host: a\r\nContent-Length: 99999999999999999999")
        .flatMap(
            headers ->
                Stream.of("framework", "poll", "join").map(way -> Arguments.of(way, headers)));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void a_head_that_can_be_read_in_two_ways_is_refused_and_nothing_follows(
      String way, String headers) throws IOException {
    String head = line(way) + (headers.isEmpty() ? "" : headers + "\r\n") + authorization();

    refused(400, head + "\r\n0\r\n\r\nGET /health/liveness HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET http://a/health/liveness HTTP/1.1",
        "GET health/liveness HTTP/1.1",
        "GET * HTTP/1.1",
        "GET /health/liveness#x HTTP/1.1",
        "CONNECT a:80 HTTP/1.1",
        "GET /health/liveness",
        "GET /health/liveness HTTP/0.9",
        "GET /health/liveness HTTP/1.2",
        "GET /health/liveness HTTP/2.0",
        "PRI * HTTP/2.0",
        "GET /health/liveness HTTX/1.1",
        "GET /health/liveness x HTTP/1.1",
        "G(T /health/liveness HTTP/1.1",
      })
  void a_line_that_is_no_request_is_refused(String line) throws IOException {
    refused(400, line + "\r\nHost: a\r\n\r\nGET /health/liveness HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-2\r\n{}\r\n0\r\n\r\n",
        "0x2\r\n{}\r\n0\r\n\r\n",
        "g\r\n{}\r\n0\r\n\r\n",
        "fffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "1\r\n{}\r\n0\r\n\r\n",
        "2\n{}\n0\n\n",
        "2;a\nb\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}\r\n0\r\nX Y: 4\r\n\r\n",
      })
  void chunks_that_are_none_are_refused(String chunks) throws IOException {
    refused(
        400,
        post("Transfer-Encoding: chunked")
            + chunks
            + "GET /health/liveness HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  @Test
  void what_is_too_long_is_told_by_what_it_is() throws IOException {
    refused(414, "GET /health/" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    refused(431, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
    refused(431, "GET / HTTP/1.1\r\nHost: a\r\n" + "X-Y-Z: abcdefgh\r\n".repeat(2_000) + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "deflate", "GZIP"})
  void a_body_that_can_not_be_decompressed_is_the_callers_fault(String coding) throws IOException {
    refused(400, post("Content-Encoding: " + coding + "\r\nContent-Length: 4") + "abcd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "snappy", "foo", "gzip, gzip", "identity, gzip", ""})
  void a_coding_that_is_not_known_is_refused(String coding) throws IOException {
    refused(415, post("Content-Encoding: " + coding + "\r\nContent-Length: 2") + "{}");
  }

  @Test
  void a_body_that_grows_beyond_all_bounds_is_too_large() throws IOException {
    byte[] bomb = gzip("{\"name\":\"" + "x".repeat(10_000_000) + "\"}");

    refused(413, bytes(post("Content-Encoding: gzip\r\nContent-Length: " + bomb.length), bomb));
  }

  @Test
  void a_body_that_comes_compressed_is_read_as_if_it_came_plain() throws IOException {
    byte[] body = gzip("{\"name\":1}");
    String answer =
        exchange(bytes(post("Content-Encoding: gzip\r\nContent-Length: " + body.length), body));

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"field\":\"name\"");
  }

  @Test
  void requests_that_are_in_order_go_on_as_ever() throws IOException {
    String plain = post("Content-Encoding: identity\r\nContent-Length: 2") + "{}";
    String chunked =
        post("Transfer-Encoding: chunked") + "1;x=y\r\n{\r\n1\r\n}\r\n0\r\nX: y\r\n\r\n";
    String poll = line("poll") + "Host: [::1]:8080\r\n" + authorization() + "\r\n";
    String get = "\r\nGET /health/liveness HTTP/1.1\r\nHost: a.example:\r\n\r\n";

    String answers =
        exchange((plain + chunked + poll + get + poll + get).getBytes(StandardCharsets.US_ASCII));

    assertThat(statuses(answers)).containsExactly("400", "400", "200", "200", "200", "200");
    assertThat(
            exchange("GET /health/liveness HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
        .contains(" 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"field", "path", "parameter"})
  @Tag("N67")
  void of_what_was_sent_no_more_than_a_hundred_characters_are_told_again(String where) {
    String longName = "n".repeat(3_000);
    var answer =
        switch (where) {
          case "field" -> server.api().post(REGISTER, Map.of(longName, "x"));
          case "path" -> server.api().get("/api/v1/" + longName);
          default -> server.api().get("/api/v1/events?sort=" + longName);
        };

    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.body()).doesNotContain("n".repeat(101));
    assertThat(answer.body().length()).isLessThan(1_000);
  }

  private void refused(int status, String request) throws IOException {
    refused(status, request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void refused(int status, byte[] request) throws IOException {
    String answer = exchange(request);

    assertThat(statuses(answer)).containsExactly(Integer.toString(status));
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-type: application/problem+json", "x-request-id: ", "connection: close");
    assertThat(answer).contains("\"status\":" + status);
  }

  private static List<String> statuses(String answers) {
    return ANSWER.matcher(answers).results().map(found -> found.group(1)).toList();
  }

  /** Everything that is answered, to the end of the connection, or until nothing comes any more. */
  private String exchange(byte[] request) throws IOException {
    try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
      socket.getOutputStream().write(request);
      socket.setSoTimeout(10_000);
      var answer = new ByteArrayOutputStream();
      byte[] part = new byte[8_192];
      try {
        for (int n = socket.getInputStream().read(part);
            n >= 0;
            n = socket.getInputStream().read(part)) {
          answer.write(part, 0, n);
          socket.setSoTimeout(700);
        }
      } catch (SocketTimeoutException quiet) {
        // Nothing comes any more.
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  private String line(String way) {
    return switch (way) {
      case "poll" -> "GET /api/v1/events/" + event + "/queue/position HTTP/1.1\r\n";
      case "join" -> "POST /api/v1/events/" + event + "/queue HTTP/1.1\r\n";
      default -> "POST " + REGISTER + " HTTP/1.1\r\nContent-Type: application/json\r\n";
    };
  }

  private String authorization() {
    return "Authorization: Bearer " + fan.api().token() + "\r\n";
  }

  private static String post(String headers) {
    return "POST "
        + REGISTER
        + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        + headers
        + "\r\n\r\n";
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String head, byte[] body) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
