package io.fairqueue.http.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.driver.GeoFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("I22")
final class CountriesTest {

  private static final String LONDON = "81.2.69.142";

  @TempDir Path files;
  private Path whole;

  @BeforeEach
  void write() {
    whole = files.resolve("whole.mmdb");
    GeoFile.write(
        whole, Map.of("81.2.69.0/24", "GB", "2001:db8:7::/48", "DE", "203.0.113.0/24", "evil"));
  }

  @Test
  void anAddressHasTheCountryOfItsNetwork() throws IOException {
    Countries.check(whole);
    try (Countries countries = countries(whole)) {
      assertThat(of(countries, LONDON)).isEqualTo("GB");
      assertThat(of(countries, "81.2.70.1")).isNull();
      assertThat(of(countries, "::ffff:81.2.69.1")).isEqualTo("GB");
      assertThat(of(countries, "2001:db8:7:ffff::1")).isEqualTo("DE");
      assertThat(of(countries, "2001:db8:8::1")).isNull();
      assertThat(of(countries, "127.0.0.1")).isNull();
    }
  }

  @Test
  void whatIsNoCodeOfACountryIsNone() {
    try (Countries countries = countries(whole)) {
      assertThat(of(countries, "203.0.113.7")).isNull();
    }
  }

  @Test
  void withoutAFileOrWithABadOneNobodyKnowsAny() throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    byte[] bent = bytes.clone();
    Arrays.fill(bent, 0, 60, (byte) 0xFF);
    Path[] bad = {
      files.resolve("missing.mmdb"),
      Files.write(files.resolve("empty.mmdb"), new byte[0]),
      Files.writeString(files.resolve("nonsense.mmdb"), "no such file"),
      Files.write(files.resolve("half.mmdb"), Arrays.copyOf(bytes, bytes.length / 2)),
      files
    };
    for (Path each : bad) {
      assertThatThrownBy(() -> Countries.check(each))
          .as(each.toString())
          .isInstanceOf(IOException.class);
      try (Countries countries = countries(each)) {
        assertThat(of(countries, LONDON)).as(each.toString()).isNull();
      }
    }
    try (Countries countries = countries(Files.write(files.resolve("bent.mmdb"), bent))) {
      assertThat(of(countries, LONDON)).isNull();
    }
    try (Countries countries = new Countries(ServerConfig.read(Map.of()))) {
      assertThat(of(countries, LONDON)).isNull();
    }
  }

  @Test
  void afterTheEndNobodyKnowsAnyEither() {
    Countries countries = countries(whole);
    countries.close();

    assertThat(of(countries, LONDON)).isNull();
  }

  private static Countries countries(Path file) {
    return new Countries(ServerConfig.read(Map.of("FAIRQUEUE_GEO_FILE", file.toString())));
  }

  private static @Nullable String of(Countries countries, String address) {
    try {
      return countries.of(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
