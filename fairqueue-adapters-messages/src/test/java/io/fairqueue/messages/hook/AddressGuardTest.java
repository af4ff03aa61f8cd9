package io.fairqueue.messages.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressGuardTest {

  private static final AddressGuard GUARD = new AddressGuard(List.of(), false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.0.0.0                                | false
          0.1.2.3                                | false
          10.0.0.1                               | false
          100.64.0.1                             | false
          100.127.255.255                        | false
          127.0.0.1                              | false
          127.255.255.254                        | false
          169.254.169.254                        | false
          172.16.0.1                             | false
          172.31.255.255                         | false
          192.0.0.8                              | false
          192.0.2.1                              | false
          192.88.99.1                            | false
          192.168.1.1                            | false
          198.18.0.1                             | false
          198.51.100.7                           | false
          203.0.113.9                            | false
          224.0.0.1                              | false
          239.255.255.250                        | false
          240.0.0.1                              | false
          255.255.255.255                        | false
          ::                                     | false
          ::1                                    | false
          ::ffff:127.0.0.1                       | false
          ::ffff:10.0.0.1                        | false
          ::127.0.0.1                            | false
          64:ff9b::7f00:1                        | false
          64:ff9b:1::a00:1                       | false
          100::1                                 | false
          2001::1                                | false
          2001:0:4136:e378:8000:63bf:3fff:fdd2   | false
          2001:db8::1                            | false
          2002:7f00:1::1                         | false
          2002:a00:1::1                          | false
          3fff::1                                | false
          fc00::1                                | false
          fd00:ec2::254                          | false
          fe80::1                                | false
          fec0::1                                | false
          ff02::1                                | false
          1.1.1.1                                | true
          9.255.255.255                          | true
          11.0.0.1                               | true
          100.63.255.255                         | true
          100.128.0.1                            | true
          172.15.0.1                             | true
          172.32.0.1                             | true
          192.167.0.1                            | true
          198.17.0.1                             | true
          198.20.0.1                             | true
          223.255.255.254                        | true
          2001:4860:4860::8888                   | true
          2606:4700:4700::1111                   | true
          2a00:1450:4001:81b::200e               | true
          """)
  void only_what_is_public_is_allowed(String address, boolean isPublic)
      throws UnknownHostException {
    assertThat(GUARD.allows(InetAddress.getByName(address))).isEqualTo(isPublic);
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
