package io.fairqueue.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("I15")
@Tag("I27")
final class LoopbackHostTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LocalHost:8080", "127.0.0.1", "127.1.2.3:1", "[::1]", "[::1]:65535"})
  void a_machine_calls_itself_so(String host) {
    assertThat(LoopbackHost.isAsked(List.of(host), "/dev/mailbox?to=a")).isTrue();
    assertThat(LoopbackHost.isAsked(List.of(host), "http://" + host + "/dev/mailbox")).isTrue();
    assertThat(LoopbackHost.isAsked(List.of(host), "http://evil.example/dev/mailbox")).isFalse();
    assertThat(LoopbackHost.isAsked(List.of("evil.example"), "http://" + host + "/")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "localhost@evil.example",
        "evil.example:80@localhost",
        "127.0.0.1.nip.io",
        "127.0.0.256",
        "128.0.0.1",
        "1127.0.0.1",
        "0.0.0.0",
        "[::2]",
        "::1",
        "localhost:",
        "localhost:80:80",
        "localhost, evil.example",
        "localhost#evil.example",
      })
  void nothing_else_is_a_name_of_this_machine(String host) {
    assertThat(LoopbackHost.isAsked(List.of(host), "/")).isFalse();
    assertThat(LoopbackHost.isAsked(List.of("localhost"), "http://" + host + "/")).isFalse();
  }

  @Test
  void one_name_is_needed_and_no_more() {
    assertThat(LoopbackHost.isAsked(List.of(), "/")).isFalse();
    assertThat(LoopbackHost.isAsked(List.of("localhost", "localhost"), "/")).isFalse();
    assertThat(LoopbackHost.isAsked(List.of("localhost"), "*")).isFalse();
    assertThat(LoopbackHost.isAsked(List.of("localhost"), "evil.example:80")).isFalse();
  }
}
