package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventDetailsTest {

  private static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant NEXT_DAY = DAY.plusSeconds(86_400);
  private static final Instant TOO_EARLY = Instant.parse("1999-12-31T23:59:59Z");
  private static final Instant TOO_LATE = Instant.parse("2200-01-01T00:00:01Z");
  private static final List<Tier> ONE = List.of(tier("All", 10, 500));

  static EventDetails valid() {
    return details("Concert", null, null, null, null, DAY, NEXT_DAY, ONE);
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        invalid("name", () -> details(" ", null, null, null, null, DAY, NEXT_DAY, ONE)),
        invalid("name", () -> named("x".repeat(201))),
        invalid("name", () -> named("ze\0ro")),
        invalid("name", () -> named("ha\ud83dlf")),
        invalid("name", () -> named("ha\ude00lf")),
        invalid(
            "description",
            () -> details("C", "x".repeat(10_001), null, null, null, DAY, NEXT_DAY, ONE)),
        invalid("venue", () -> details("C", null, "a\0b", null, null, DAY, NEXT_DAY, ONE)),
        invalid("venue", () -> details("C", null, "x".repeat(501), null, null, DAY, NEXT_DAY, ONE)),
        invalid("sale_end", () -> onSale(DAY, DAY)),
        invalid("sale_end", () -> onSale(NEXT_DAY, DAY)),
        invalid("sale_start", () -> onSale(TOO_EARLY, DAY)),
        invalid("sale_end", () -> onSale(DAY, TOO_LATE)),
        invalid("lobby_opens_at", () -> lobby(Duration.ofMinutes(2), Duration.ofMinutes(2))),
        invalid("lobby_opens_at", () -> lobby(Duration.ofDays(30).plusMillis(1), MINUTE)),
        invalid("draw_lead_seconds", () -> lobby(Duration.ofDays(1), Duration.ofSeconds(9))),
        invalid("draw_lead_seconds", () -> lobby(Duration.ofDays(1), Duration.ofSeconds(3_601))),
        invalid("starts_at", () -> held(TOO_EARLY, null)),
        invalid("ends_at", () -> held(null, TOO_LATE)),
        invalid("ends_at", () -> held(NEXT_DAY, DAY)),
        invalid("ends_at", () -> held(DAY, DAY)),
        invalid("tiers", () -> with(List.of())),
        invalid(
            "tiers",
            () -> with(IntStream.range(0, 101).mapToObj(i -> tier("T" + i, 1, 1)).toList())),
        invalid("tiers", () -> with(List.of(tier("Same", 1, 1), tier("Same", 2, 2)))),
        invalid("tiers", () -> with(List.of(tier("A", 1_000_000, 1), tier("B", 1, 1)))),
        invalid("tiers", () -> with(List.of(tier("A", 1, 1), renamed(tier("A", 1, 1), "B")))),
        invalid("tiers.name", () -> tier("", 1, 1)),
        invalid("tiers.capacity", () -> tier("A", 0, 1)),
        invalid("tiers.capacity", () -> tier("A", 1_000_001, 1)),
        invalid("tiers.price_minor", () -> tier("A", 1, -1)),
        invalid("tiers.price_minor", () -> tier("A", 1, Tier.MAX_PRICE + 1)));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  @Tag("C1")
  void whatBreaksARuleIsNamed(String field, Supplier<?> details) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(details::get)
        .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
  }

  @Test
  @Tag("C1")
  void theBoundsThemselvesAreAllowed() {
    assertThat(named("x".repeat(200)).name()).hasSize(200);
    assertThat(tier("A", 1_000_000, Tier.MAX_PRICE).priceMinor()).isEqualTo(Tier.MAX_PRICE);
    assertThat(tier("Free", 1, 0).priceMinor()).isZero();
    assertThat(with(Collections.nCopies(1, tier("A", 1_000_000, 0))).totalInventory())
        .isEqualTo(1_000_000);
  }

  @Test
  void aNameLosesTheSpacesAround() {
    assertThat(named("  The Show ").name()).isEqualTo("The Show");
  }

  @Test
  void instantsAreCutToWhatStoresKeep() {
    Instant fine = DAY.plusNanos(123_456_789);

    assertThat(onSale(fine, NEXT_DAY).saleStart()).isEqualTo(DAY.plusNanos(123_456_000));
  }

  @Test
  @Tag("C4")
  void theSaleLastsFromItsStartToJustBeforeItsEnd() {
    EventDetails details = onSale(DAY, NEXT_DAY);

    assertThat(details.onSaleAt(DAY.minusNanos(1))).isFalse();
    assertThat(details.onSaleAt(DAY)).isTrue();
    assertThat(details.onSaleAt(NEXT_DAY.minusNanos(1))).isTrue();
    assertThat(details.onSaleAt(NEXT_DAY)).isFalse();
  }

  @Test
  void fansMayComeFromTheLobbysOpeningAndAreLetInFromTheSalesStart() {
    EventDetails details = lobby(Duration.ofHours(1), MINUTE);

    assertThat(details.opensAt()).isEqualTo(DAY.minusSeconds(3_600));
    assertThat(details.lobbyClosesAt()).contains(DAY.minusSeconds(60));
    assertThat(details.isOpenAt(DAY.minusSeconds(3_600).minusNanos(1))).isFalse();
    assertThat(details.isOpenAt(DAY.minusSeconds(3_600))).isTrue();
    assertThat(details.onSaleAt(DAY.minusNanos(1))).isFalse();
    assertThat(details.onSaleAt(DAY)).isTrue();
    assertThat(details.isOpenAt(NEXT_DAY)).isFalse();
    assertThat(valid().opensAt()).isEqualTo(DAY);
    assertThat(valid().lobbyClosesAt()).isEmpty();
  }

  @Test
  void theBoundsOfALobbyAreAllowed() {
    assertThat(lobby(Duration.ofDays(30), Duration.ofHours(1)).lobby()).isNotNull();
    assertThat(lobby(Duration.ofMillis(10_001), Duration.ofSeconds(10)).lobby()).isNotNull();
  }

  @Test
  @Tag("C14")
  void nothingIsSoldOnceTheEventIsOver() {
    EventDetails details = valid().edit().endsAt(DAY.plusSeconds(60)).build();

    assertThat(details.onSaleAt(DAY.plusSeconds(59))).isTrue();
    assertThat(details.onSaleAt(DAY.plusSeconds(60))).isFalse();
    assertThat(details.salesEnd()).isEqualTo(DAY.plusSeconds(60));
    assertThat(valid().edit().endsAt(NEXT_DAY.plusSeconds(1)).build().salesEnd())
        .isEqualTo(NEXT_DAY);
  }

  @Test
  @Tag("C15")
  void whatNobodyPaysWithAnyMoreIsNoCurrency() {
    assertThat(Currencies.current("NGN").getCurrencyCode()).isEqualTo("NGN");
    for (String code :
        List.of("DEM", "HRK", "BGN", "XXX", "XTS", "XAU", "XDR", "CHE", "USN", "ngn", "", "EURO")) {
      assertThatExceptionOfType(InvalidInputException.class)
          .as(code)
          .isThrownBy(() -> Currencies.current(code))
          .satisfies(refused -> assertThat(refused.field()).isEqualTo("currency"));
    }
  }

  private static Arguments invalid(String field, Supplier<?> details) {
    return Arguments.of(field, details);
  }

  static EventDetails named(String name) {
    return details(name, null, null, null, null, DAY, NEXT_DAY, ONE);
  }

  private static EventDetails onSale(Instant start, Instant end) {
    return details("C", null, null, null, null, start, end, ONE);
  }

  private static EventDetails lobby(Duration before, Duration lead) {
    return valid().edit().lobby(new Lobby(DAY.minus(before), DrawMethod.RANDOM, lead)).build();
  }

  private static EventDetails held(@Nullable Instant start, @Nullable Instant end) {
    return details("C", null, null, start, end, DAY, NEXT_DAY, ONE);
  }

  private static EventDetails with(List<Tier> tiers) {
    return details("C", null, null, null, null, DAY, NEXT_DAY, tiers);
  }

  private static Tier tier(String name, int capacity, long priceMinor) {
    return new Tier(
        new TierId(new UUID(0, name.hashCode())), name, Seating.GENERAL, capacity, priceMinor);
  }

  private static Tier renamed(Tier tier, String name) {
    return new Tier(tier.id(), name, tier.seating(), tier.capacity(), tier.priceMinor());
  }

  private static EventDetails details(
      String name,
      @Nullable String description,
      @Nullable String venue,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      Instant saleStart,
      Instant saleEnd,
      List<Tier> tiers) {
    return new EventDetails(
        name,
        description,
        venue,
        null,
        startsAt,
        endsAt,
        saleStart,
        saleEnd,
        Currency.getInstance("NGN"),
        tiers,
        SalePolicy.defaults(),
        Storefront.NONE);
  }
}
