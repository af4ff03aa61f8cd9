package io.fairqueue.http.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairqueue.domain.AddressRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,     10.255.0.1,  true",
    "10.0.0.0/8,     11.0.0.1,    false",
    "10.128.0.0/9,   10.200.0.1,  true",
    "10.128.0.0/9,   10.100.0.1,  false",
    "192.0.2.7,      192.0.2.7,   true",
    "192.0.2.7,      192.0.2.8,   false",
    "0.0.0.0/0,      192.0.2.8,   true",
    "0.0.0.0/0,      2001:db8::1, false",
    "2001:db8::/33,  2001:db8::1, true",
    "2001:db8::/33,  2001:db9::1, false",
  })
  void holds_the_addresses_with_its_leading_bits(String range, String address, boolean inside) {
    assertThat(AddressRange.parse(range).contains(AddressRange.parse(address).network()))
        .isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "fa.ce",
        "10.0.0",
        "10.0.0.0/33",
        "::/129",
        "300.1.1.1",
        "10.0.0.010",
        ".:.",
        "x:y"
      })
  void anything_else_is_no_range_and_is_not_looked_up(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
  }
}
