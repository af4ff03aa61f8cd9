package io.fairqueue.messages.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {

  private static final AddressGuard GUARD = new AddressGuard(List.of(), false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:a00:1::1",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void what_is_not_public_is_refused(String address) throws UnknownHostException {
    assertThat(GUARD.allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.254",
        "2001:4860:4860::8888",
        "2606:4700:4700::1111",
        "2a00:1450:4001:81b::200e"
      })
  void what_is_public_is_allowed(String address) throws UnknownHostException {
    assertThat(GUARD.allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void an_operator_may_allow_an_intranet() throws UnknownHostException {
    AddressGuard guard = new AddressGuard(List.of(AddressRange.parse("10.1.0.0/16")), false);

    assertThat(guard.allows(InetAddress.getByName("10.1.2.3"))).isTrue();
    assertThat(guard.allows(InetAddress.getByName("10.2.2.3"))).isFalse();
    assertThat(guard.allows(InetAddress.getAllByName("127.0.0.1")[0])).isFalse();
  }

  @Test
  void this_machine_may_be_called_to_try_things_out() throws UnknownHostException {
    AddressGuard guard = new AddressGuard(List.of(), true);

    assertThat(guard.allows(InetAddress.getAllByName("127.0.0.1")[0])).isTrue();
    assertThat(guard.allows(InetAddress.getAllByName("::1")[0])).isTrue();
    assertThat(guard.allows(InetAddress.getByName("10.0.0.1"))).isFalse();
  }
}
