package io.fairqueue.cli.crowd.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AnnouncementsTest {

  private final FrontDoor door = new FrontDoor(1);

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void messages_are_heard_one_after_the_other_until_the_socket_is_over() throws Exception {
    String first = "{\"type\":\"position\",\"position\":2}";
    String second = "{\"type\":\"admitted\",\"token\":\"t\"}";
    try (StubSocket server = new StubSocket(List.of(first, second));
        Announcements announcements = door.listen(server.url())) {
      assertThat(announcements.handshake().status()).isEqualTo(101);
      Announcements.Heard heard = announcements.next().orElseThrow();
      assertThat(heard.message()).hasToString(first);
      assertThat(heard.came()).isGreaterThanOrEqualTo(heard.asked());
      assertThat(announcements.next().orElseThrow().message()).hasToString(second);
      assertThat(announcements.next()).isEmpty();
    }
  }

  @Test
  void what_is_no_json_is_heard_too() throws Exception {
    try (StubSocket server = new StubSocket(List.of("{oops"));
        Announcements announcements = door.listen(server.url())) {
      assertThat(announcements.next().orElseThrow().message().isMissingNode()).isTrue();
    }
  }

  @Test
  void who_gets_no_socket_hears_nothing_and_knows_why() throws Exception {
    try (StubServer server = new StubServer();
        Announcements refused =
            door.listen(URI.create(server.url().toString().replaceFirst("^http", "ws")))) {
      assertThat(refused.isOpen()).isFalse();
      assertThat(refused.handshake().status()).isEqualTo(200);
      assertThat(refused.next()).isEmpty();
    }
    assertThat(door.listen(URI.create("ws://localhost:1/ws")).handshake().status()).isZero();
  }

  @Test
  void an_open_socket_is_not_a_call_that_keeps_others_waiting() throws Exception {
    try (StubServer server = new StubServer();
        StubSocket socket = new StubSocket(List.of());
        Announcements open = door.listen(socket.url())) {
      assertThat(open.isOpen()).isTrue();
      assertThat(door.call("GET", server.url().resolve("/"), null, null).status()).isEqualTo(200);
    }
  }
}
