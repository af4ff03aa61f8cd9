package io.fairqueue.http.page.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("I23")
final class LocalPageTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/en/e/1/line", "/de/tickets?after=a%20b"})
  void a_page_of_ours_is_led_to(String address) {
    assertThat(LocalPage.of(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "//evil.example",
        "/\\evil.example",
        "/\\/evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        "/en\r\nSet-Cookie: fq=x",
        " //evil.example",
        "/en/\u00e9"
      })
  void anything_else_leads_to_the_first_page(String address) {
    assertThat(LocalPage.of(address)).isEqualTo("/");
  }
}
