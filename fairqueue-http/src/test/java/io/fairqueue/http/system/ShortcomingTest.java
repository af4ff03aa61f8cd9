package io.fairqueue.http.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.config.ServerConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told at the start of a server that lacks something. */
@Tag("I9")
@Tag("I20")
final class ShortcomingTest {

  private static final Map<String, String> WHOLE =
      Map.of(
          "FAIRQUEUE_POSTGRES_URL", "jdbc:postgresql://db/sales",
          "FAIRQUEUE_REDIS_URL", "redis://cache",
          "FAIRQUEUE_KEY_SECRET", "sixteen characters",
          "FAIRQUEUE_PAYSTACK_SECRET_KEY", "sk_live_1",
          "FAIRQUEUE_SMTP_URL", "smtp://post.example",
          "FAIRQUEUE_SMTP_FROM", "box@shop.example",
          "FAIRQUEUE_PUBLIC_URL", "https://shop.example",
          "FAIRQUEUE_TRUSTED_PROXIES", "10.0.0.0/8");

  @Test
  void a_server_that_has_everything_lacks_nothing() {
    assertThat(shortcomings(WHOLE)).isEmpty();
  }

  @Test
  void a_server_to_try_things_with_lacks_nothing() {
    assertThat(shortcomings(Map.of())).isEmpty();
  }

  @Test
  void a_database_alone_is_told_of_all_that_it_costs() {
    assertThat(shortcomings(Map.of("FAIRQUEUE_POSTGRES_URL", "jdbc:postgresql://db/sales")))
        .extracting(Shortcoming::part)
        .containsExactly("mail", "gateway", "key secret", "redis");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REDIS_URL           | redis      | limits are each node's own",
        "KEY_SECRET          | key secret | can sign tokens",
        "PAYSTACK_SECRET_KEY | gateway    | only free tickets",
        "SMTP_FROM           | mail       | from fairqueue@localhost",
        "TRUSTED_PROXIES     | proxies    | share one address's limits",
      })
  void what_is_left_out_is_told_with_its_cost_and_its_name(String name, String part, String cost) {
    var less = new HashMap<>(WHOLE);
    less.remove("FAIRQUEUE_" + name);

    assertThat(shortcomings(less))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.part()).isEqualTo(part);
              assertThat(told.cost()).contains(cost);
              assertThat(told.remedy()).contains("set FAIRQUEUE_" + name);
              assertThat(told).asString().startsWith(part + ": ").doesNotContain("\n");
            });
  }

  @Test
  void a_mail_server_that_is_left_out_is_told_of() {
    var less = new HashMap<>(WHOLE);
    less.keySet().removeIf(name -> name.startsWith("FAIRQUEUE_SMTP"));

    assertThat(shortcomings(less))
        .extracting(Shortcoming::remedy)
        .containsExactly("set FAIRQUEUE_SMTP_URL");
  }

  @Test
  void without_a_public_address_neither_mails_nor_proxies_are_whole() {
    var less = new HashMap<>(WHOLE);
    less.remove("FAIRQUEUE_PUBLIC_URL");

    assertThat(shortcomings(less)).extracting(Shortcoming::part).containsExactly("mail", "proxies");
  }

  @Test
  void a_key_for_tests_is_told_of() {
    var playing = new HashMap<>(WHOLE);
    playing.put("FAIRQUEUE_PAYSTACK_SECRET_KEY", "sk_test_1");

    assertThat(shortcomings(playing))
        .singleElement()
        .asString()
        .startsWith("gateway: its key is one for tests")
        .doesNotContain("sk_test_1");
  }

  @Test
  void a_stream_without_a_redis_is_told_of() {
    var less = new HashMap<>(WHOLE);
    less.remove("FAIRQUEUE_REDIS_URL");
    less.put("FAIRQUEUE_STREAM", "sales");

    assertThat(shortcomings(less)).extracting(Shortcoming::part).containsExactly("redis", "stream");
  }

  private static List<Shortcoming> shortcomings(Map<String, String> settings) {
    return Shortcoming.of(ServerConfig.read(settings));
  }
}
