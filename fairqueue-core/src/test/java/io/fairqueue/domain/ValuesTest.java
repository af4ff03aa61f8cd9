package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids, email addresses, money: values that check themselves. */
class ValuesTest {

  static Stream<Function<String, Object>> ids() {
    return Stream.of(
        ClaimId::parse,
        CustomerId::parse,
        EntryId::parse,
        EventId::parse,
        OrganizerId::parse,
        PaymentId::parse,
        RefundId::parse,
        TicketId::parse,
        TierId::parse,
        UnitId::parse);
  }

  @ParameterizedTest
  @MethodSource("ids")
  @Tag("B8")
  void anIdIsReadFromItsCanonicalFormOnly(Function<String, Object> parse) {
    String text = "0f8fad5b-d9cb-469f-a165-70867728950e";
    assertThat(parse.apply(text)).hasToString(text);
    assertThat(parse.apply("0F8FAD5B-D9CB-469F-A165-70867728950E")).hasToString(text);

    for (String wrong :
        new String[] {
          "",
          "1",
          "1-2-3-4-5",
          "f8fad5b-d9cb-469f-a165-70867728950e",
          "0f8fad5bd9cb469fa16570867728950e",
          "{0f8fad5b-d9cb-469f-a165-70867728950e}",
          " 0f8fad5b-d9cb-469f-a165-70867728950e",
          "0f8fad5b-d9cb-469f-a165-70867728950e\n",
          "0f8fad5b-d9cb-469f-a165-70867728950g",
          "+f8fad5b-d9cb-469f-a165-70867728950e"
        }) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> parse.apply(wrong));
    }
  }

  @Test
  void idsOfDifferentKindsAreNeverEqual() {
    UUID same = new UUID(1, 2);

    assertThat((Object) new EventId(same)).isNotEqualTo(new TierId(same));
  }

  @Test
  @Tag("A13")
  void mailAddressesAreComparedWithoutCase() {
    assertThat(new EmailAddress(" Ada.Fan+Tickets@Example.ORG "))
        .isEqualTo(new EmailAddress("ada.fan+tickets@example.org"))
        .hasToString("ada.fan+tickets@example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@example",
        "ada@@example.org",
        "a da@example.org",
        "ada@exam ple.org",
        "ada@example.org, eve@example.org",
        "<ada@example.org>",
        "ada@example.org\nBcc: eve@example.org",
        "ada\u0000@example.org"
      })
  @Tag("A13")
  void whatIsNoMailAddressIsRefused(String text) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new EmailAddress(text))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("email"))
        .satisfies(refused -> assertThat(refused).hasMessage("email " + refused.rule()));
  }

  @Test
  void aMailAddressIsNotEndless() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.org"));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new EmailAddress("ada@" + "x.".repeat(130) + "org"));
  }

  @Test
  @Tag("G15")
  void moneyIsExactOverAMillionItems() {
    Currency naira = Currency.getInstance("NGN");
    long sum = 0;
    for (int i = 0; i < 1_000_000; i++) {
      sum = Math.addExact(sum, new Money(10, naira).minor());
    }
    assertThat(new Money(sum, naira)).isEqualTo(new Money(10_000_000, naira));
    assertThat(Math.multiplyExact(Tier.MAX_PRICE, (long) Tier.MAX_CAPACITY)).isPositive();
  }

  @Test
  @Tag("G6")
  @Tag("G15")
  void moneyIsNeverNegativeAndKnowsItsCurrency() {
    Currency naira = Currency.getInstance("NGN");

    assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, naira));
    assertThat(new Money(0, naira).isFree()).isTrue();
    assertThat(new Money(1, naira).isFree()).isFalse();
    assertThat(new Money(1, naira)).isNotEqualTo(new Money(1, Currency.getInstance("GHS")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t\n", "a\0b"})
  @Tag("B1")
  void aCustomersNameIsCheckedBeforeItIsStored(String name) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Customer.checkedName(name))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("name"));
  }
}
