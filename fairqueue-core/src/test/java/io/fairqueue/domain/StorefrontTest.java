package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an event may meet its public, and where it may send fans. */
final class StorefrontTest {

  private static final Storefront SHOPS =
      shops("https://shop.example/tickets", "https://other.example:8443/", "http://localhost:3000");

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/tickets, https://shop.example/tickets",
    "https://shop.example/tickets/7?a=b&c=%20, https://shop.example/tickets/7?a=b&c=%20",
    "HTTPS://Shop.EXAMPLE/tickets/x, https://shop.example/tickets/x",
    "https://shop.example:443/tickets, https://shop.example/tickets",
    "https://other.example:8443, https://other.example:8443/",
    "https://other.example:8443/any/where, https://other.example:8443/any/where",
    "http://localhost:3000/cart?x, http://localhost:3000/cart?x",
    "https://shop.example/tickets/%E2%82%AC, https://shop.example/tickets/%E2%82%AC",
  })
  void whatIsBelowANamedAddressIsAllowedInOneWayOfWriting(String asked, String written) {
    assertThat(SHOPS.returnTo(asked)).contains(written);
    assertThat(SHOPS.returnTo(written)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/tickets",
        "//shop.example/tickets",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://shop.example/tickets",
        "ftp://shop.example/tickets",
        "https:shop.example/tickets",
        "https:/shop.example/tickets",
        "https:///shop.example/tickets",
        "https://shop.example",
        "https://shop.example/ticketsandmore",
        "https://shop.example/Tickets",
        "https://shop.example/%74ickets",
        "https://shop.example.evil.example/tickets",
        "https://shop.example./tickets",
        "https://evil.example/https://shop.example/tickets",
        "https://evil.example/?https://shop.example/tickets",
        "https://evil.example#https://shop.example/tickets",
        "https://shop.example@evil.example/tickets",
        "https://shop.example:pw@evil.example/tickets",
        "https://user@shop.example/tickets",
        "https://@shop.example/tickets",
        "https://evil.example\\@shop.example/tickets",
        "https://evil.example\\.shop.example/tickets",
        "https:\\\\shop.example\\tickets",
        "https://shop.example\\tickets",
        "https://shop.example/tickets\\..\\x",
        "https://shop.example:/tickets",
        "https://shop.example:0443/tickets",
        "https://shop.example:444/tickets",
        "https://shop.example:99999/tickets",
        "https://shop.example/tickets/../admin",
        "https://shop.example/tickets/%2e%2e/admin",
        "https://shop.example/tickets/..;/admin",
        "https://shop.example/tickets/..;jsession=1/admin",
        "https://shop.example/tickets/%252e%252e/admin",
        "https://shop.example/tickets/.%2E/admin",
        "https://shop.example/tickets/./x",
        "https://shop.example/tickets%2f..%2fadmin",
        "https://shop.example/tickets/%5c..",
        "https://shop.example//tickets",
        "https://shop.example/tickets//evil.example",
        "https://shop.example/tickets#there",
        "https://shop.example/tickets#",
        "https://shop.example/tickets?fq_token=mine",
        "https://shop.example/tickets?a&FQ_token=mine",
        "https://shop.example/tickets?fq%5Ftoken=mine",
        "https://shop.example/tickets?a=%zz",
        " https://shop.example/tickets",
        "https://shop.example/tickets\r\nSet-Cookie: x",
        "https://shop.example/tickets\t",
        "https://shop\u3002example/tickets",
        "https://sh\u00f6p.example/tickets",
        "https://[::1]:3000/cart",
        "http://127.0.0.1:3000/cart",
        "http://localhost/cart",
      })
  void whatCouldLeadElsewhereIsNot(String asked) {
    assertThat(SHOPS.returnTo(asked)).isEmpty();
  }

  @Test
  void aWayBackHasABound() {
    String address = "https://shop.example/tickets?";
    assertThat(SHOPS.returnTo(address + "x".repeat(1_000 - address.length()))).isPresent();
    assertThat(SHOPS.returnTo(address + "x".repeat(1_001 - address.length()))).isEmpty();
    assertThat(Storefront.NONE.returnTo(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example",
        "https://user:pw@shop.example",
        "https://shop.example?x",
        "https://shop.example/#x",
        "https://shop.example/../",
        "https://*.example",
        "https://",
        "shop.example",
        "null"
      })
  void aReturnUrlIsAPlainHttpsAddress(String url) {
    invalid("return_urls", () -> new ReturnUrl(url));
  }

  @Test
  void whatIsWrittenInSeveralWaysIsKeptInOne() {
    assertThat(shops("HTTPS://Shop.Example:443", "https://shop.example/").returnUrls())
        .containsExactly(new ReturnUrl("https://shop.example/"));
    assertThat(new Theme("#AbCdEf", "  Doors at seven\u200b ").toString())
        .contains("#abcdef", "=Doors at seven]");
    assertThat(front(null, "de-at").defaultLocale()).isEqualTo("de-AT");
    assertThat(new Translation(" ", "\n")).isEqualTo(new Translation(null, null));
  }

  @Test
  void eachPartHasItsRules() {
    for (String slug :
        List.of(
            "ab",
            "x".repeat(61),
            "Festival",
            "a b",
            "a/b",
            "f\u00e9te",
            "7a9c3f52-0000-7000-8000-00000000abcd")) {
      invalid("slug", () -> front(slug, null));
    }
    assertThat(front("abc", null).slug()).isEqualTo("abc");
    assertThat(front("-".repeat(60), null).slug()).hasSize(60);
    invalid("default_locale", () -> front(null, "not a language"));
    for (String colour : List.of("red", "#fff", "#12345g", "#2f4fd6;}", "url(x)", "")) {
      invalid("theme.accent", () -> new Theme(colour, null));
    }
    invalid("theme.banner_text", () -> new Theme(null, "x".repeat(201)));
    invalid("texts.name", () -> new Translation("x".repeat(201), null));
    invalid("texts.description", () -> new Translation(null, "x".repeat(10_001)));
    invalid("texts", () -> texts("DE"));
    invalid("texts", () -> texts("de-AT"));
    Map<String, Translation> many = new HashMap<>();
    for (char letter = 'a'; letter < 'a' + 21; letter++) {
      many.put("x" + letter, new Translation("x", null));
    }
    invalid("texts", () -> new Storefront(null, List.of(), Theme.NONE, null, many));
    invalid(
        "return_urls",
        () ->
            shops(
                IntStream.range(0, 21)
                    .mapToObj("https://shop.example/%d"::formatted)
                    .toArray(String[]::new)));
  }

  private static void invalid(String field, Runnable make) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(make::run)
        .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
  }

  private static Storefront shops(String... urls) {
    return new Storefront(
        null, List.of(urls).stream().map(ReturnUrl::new).toList(), Theme.NONE, null, Map.of());
  }

  private static Storefront front(@Nullable String slug, @Nullable String locale) {
    return new Storefront(slug, List.of(), Theme.NONE, locale, Map.of());
  }

  private static Storefront texts(String language) {
    return new Storefront(
        null, List.of(), Theme.NONE, null, Map.of(language, new Translation("x", null)));
  }
}
