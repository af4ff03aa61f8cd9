package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("A16")
class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "::ffff:203.0.113.7, 203.0.113.7",
    "2001:db8:0:1::1, 20010db800000001::/64",
    "2001:db8:0:1:ffff::2, 20010db800000001::/64",
    "2001:db8:0:2::1, 20010db800000002::/64",
    "::1, 0000000000000000::/64"
  })
  void isTheAddressOrTheFirstHalfOfALongOne(String address, String prefix)
      throws UnknownHostException {
    assertThat(Network.of(InetAddress.getByName(address))).isEqualTo(new Network(prefix));
  }
}
