package io.fairqueue.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("I15")
@Tag("I27")
final class ForwardedHopTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,           192.0.2.1",
    "192.0.2.1:4711,      192.0.2.1",
    "2001:db8::1,         2001:db8:0:0:0:0:0:1",
    "[2001:db8::1],       2001:db8:0:0:0:0:0:1",
    "[2001:db8::1]:4711,  2001:db8:0:0:0:0:0:1",
    "'\"[2001:db8::1]\"', 2001:db8:0:0:0:0:0:1",
    "::ffff:192.0.2.1,    192.0.2.1",
  })
  void an_address_is_read_however_proxies_write_it(String hop, String address) {
    assertThat(ForwardedHop.address(hop)).map(InetAddress::getHostAddress).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "_hidden",
        "proxy.example",
        "300.1.1.1",
        "192.0.2.1:",
        "192.0.2.1:port",
        "10.0.0.0/8",
        "[192.0.2.1",
        "fe80::1%eth0",
        "for=192.0.2.1",
        "1.2.3",
        "\u0661.2.3.4"
      })
  void anything_else_is_nobody_and_is_not_looked_up(String hop) {
    assertThat(ForwardedHop.address(hop)).isEmpty();
  }
}
