package io.fairqueue.http.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("I16")
final class WebOriginTest {

  @ParameterizedTest
  @CsvSource({
    "https://shop.example,        https://shop.example",
    "https://shop.example/,       https://shop.example",
    "HTTPS://Shop.Example,        https://shop.example",
    "https://shop.example:443,    https://shop.example",
    "http://shop.example:80/,     http://shop.example",
    "http://shop.example:443,     http://shop.example:443",
    "https://shop.example:08443,  https://shop.example:8443",
    "http://localhost:3000,       http://localhost:3000",
    "http://127.0.0.1:5173,       http://127.0.0.1:5173",
    "http://[::1]:8080,           http://[::1]:8080",
    "https://akıllı.example,      https://xn--akll-mzac.example",
    "https://BÜHNE.example,       https://xn--bhne-0ra.example",
    "https://xn--bhne-0ra.example, https://xn--bhne-0ra.example",
  })
  void isSpelledAsBrowsersSpellIt(String written, String spelled) {
    assertThat(WebOrigin.parse(written).text()).isEqualTo(spelled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "shop.example",
        "//shop.example",
        "ftp://shop.example",
        "https://",
        "https:///",
        "https://shop.example//",
        "https://shop.example/path",
        "https://shop.example?",
        "https://shop.example#top",
        "https://me@shop.example",
        "https://*.shop.example",
        "https://shop.example:65536",
        "https://shop.example:443x",
        "https://shop.example:",
        "https://shop example",
        "https://shop%2eexample",
        "https://straße.example",
      })
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> WebOrigin.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
