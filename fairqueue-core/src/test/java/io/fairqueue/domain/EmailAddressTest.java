package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One person, one spelling. */
class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "Fan@AKILLI.example, fan@akilli.example",
    "fan@akıllı.example, fan@xn--akll-mzac.example",
    "fan@AKıLLı.example, fan@xn--akll-mzac.example",
    "fan@bücher.example, fan@xn--bcher-kva.example",
    "fan@BÜCHER.example, fan@xn--bcher-kva.example",
    "fan@bu\u0308cher.example, fan@xn--bcher-kva.example",
    "fan@XN--BCHER-KVA.example, fan@xn--bcher-kva.example",
    "fan@नमस्ते.example, fan@xn--h2bhs4b8d8a.example",
    "fan@मंगल.भारत, fan@xn--i1b6b9csa.xn--h2brj9c",
    "fan@ｅｘａｍｐｌｅ．ｏｒｇ, fan@example.org",
    "fan@例え。テスト, fan@xn--r8jz45g.xn--zckzah",
    "fan@xn--strae-oqa.example, fan@xn--strae-oqa.example",
    "fan@مثال.إختبار, fan@xn--mgbh0fb.xn--kgbechtv",
    "o'brien+a/b=c@example.org, o'brien+a/b=c@example.org",
  })
  @Tag("A15")
  void bothSpellingsOfADomainAreOneAddress(String written, String canonical) {
    assertThat(new EmailAddress(written)).hasToString(canonical);
    assertThat(new EmailAddress(written)).isEqualTo(new EmailAddress(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\t",
        "\r\n",
        "\u00A0",
        "\u200B",
        "\u200D",
        "\uFEFF",
        "\u2060",
        "\u202E",
        "\u2066",
        "\u00AD",
        "\u0000",
        "\u001F",
        "\u007F",
        "\u0085",
        "\u3000",
        "\u180E",
        "\uFE0F",
        "\u3164",
        "\uDB40\uDC41"
      })
  @Tag("A15")
  void whatCannotBeSeenIsTakenOffAtTheEndsAndRefusedInside(String invisible) {
    String around = invisible + " ada@example.org" + invisible + invisible;
    assertThat(new EmailAddress(around)).hasToString("ada@example.org");

    for (String inside :
        new String[] {
          "a" + invisible + "da@example.org",
          "ada" + invisible + "@example.org",
          "ada@" + invisible + "example.org",
          "ada@exam" + invisible + "ple.org",
          "ada@example" + invisible + ".org",
          "ada@bü" + invisible + "cher.org"
        }) {
      refused(inside);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a(c)@example.org",
        "(c)a@example.org",
        "a@(c)example.org",
        "\"a\"@example.org",
        "\"a b\"@example.org",
        "a@b> size=1 <c.org",
        "<a@example.org>",
        "Ada <ada@example.org>",
        "a..b@example.org",
        ".a@example.org",
        "a.@example.org",
        "ada@example.org, eve@example.org",
        "ada@example.org,eve@example.org",
        "ada@example.org;eve@example.org",
        "ada@example.org@example.com",
        "ada\\@example.org",
        "ädä@example.org",
        "ada\u212A@example.org",
        "ada@example.org.",
        "ada@.example.org",
        "ada@example..org",
        "ada@-example.org",
        "ada@example-.org",
        "ada@exam_ple.org",
        "ada@[127.0.0.1]",
        "ada@127.0.0.1",
        "ada@[IPv6:::1]",
        "ada@localhost",
        "ada@example.123",
        "ada＠example.org",
        "ada@straße.example",
        "ada@κόσμος.example",
        "ada@क्\u200Dष.example",
        "ada@نامه\u200Cای.example",
        "ada@\u0301a.example",
        "ada@½.example",
        "ada@℀.example",
        "ada@⒈com.example",
        "ada@😀.example",
        "ada@xn--.example",
        "ada@xn--bü.example",
        "ada@exa%6dple.org",
        "mailto:ada@example.org",
        "@example.org",
        "ada@",
        "@",
        ""
      })
  @Tag("A15")
  void whatAMailServerMightReadOtherwiseIsRefused(String text) {
    refused(text);
  }

  @Test
  @Tag("A15")
  void eachPartHasItsLength() {
    String longest = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + ".example.org";
    assertThat(new EmailAddress(longest)).hasToString(longest);
    refused("a".repeat(65) + "@example.org");
    refused("a@" + "b".repeat(64) + ".org");
    refused("a@" + "ü".repeat(60) + ".org");
    refused("a@" + "bcd.".repeat(63) + "org");
    refused("a".repeat(1 << 20) + "@example.org");
  }

  @Property(tries = 5_000)
  @net.jqwik.api.Tag("A15")
  void whatIsAcceptedIsPlainAndStaysAsItIs(@ForAll("texts") String text) {
    EmailAddress address;
    try {
      address = new EmailAddress(text);
    } catch (InvalidInputException refused) {
      return;
    }
    assertThat(address.value())
        .matches("[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");
    assertThat(new EmailAddress(address.value())).isEqualTo(address);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> odd =
        Arbitraries.strings()
            .withChars(
                "aAzZ09.-_+@ ıİßςüÜ\u0308\u094D\u200D\u202E\u3002\uFF41ℬⅧ\uD800><()\"\\\n,;:")
            .ofMaxLength(8);
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(4);
    Arbitrary<String> words = Arbitraries.of("ada", "bücher", "नमस्ते", "ａｂ", "xn--bcher-kva");
    Arbitrary<String> part = Arbitraries.oneOf(words, words, odd, any);
    return Combinators.combine(part, part, Arbitraries.of("org", "भारत", "ØRG", "x\u00AD"), odd)
        .as((local, domain, last, end) -> local + "@" + domain + "." + last + blankOr(end));
  }

  private static String blankOr(String end) {
    return end.length() % 2 == 0 ? "" : end;
  }

  private static void refused(String text) {
    assertThatExceptionOfType(InvalidInputException.class)
        .as(text)
        .isThrownBy(() -> new EmailAddress(text))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("email"));
  }
}
